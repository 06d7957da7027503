/// `2026-07-03 06:00`, as a wall clock in `zone` shows it, with seconds where they matter.
package func clockTime(_ instant: Instant, _ zone: Zone) -> String {
  let text = rfc3339(instant, zone)
  return text.prefix(10) + " " + text.dropFirst(11).prefix(instant.seconds % 60 == 0 ? 5 : 8)
}

/// The moment in the site's zone as RFC 3339 has it: `2026-05-07T09:05:00+02:00`.
package func rfc3339(_ instant: Instant, _ zone: Zone) -> String {
  let offset = zone.offset(at: instant)
  let time = CivilTime(secondsSinceEpoch: instant.seconds + offset)
  let digits: (Int) -> UInt8 = { UInt8(truncatingIfNeeded: $0) + 0x30 }
  let sign = UInt8(ascii: offset < 0 ? "-" : "+")
  let east = abs(offset) / 60
  return String(unsafeUninitializedCapacity: 25) { out in
    var at = 0
    func put(_ byte: UInt8) {
      out[at] = byte
      at += 1
    }
    func put(_ number: Int, _ mark: UInt8?) {
      put(digits(number / 10 % 10))
      put(digits(number % 10))
      if let mark { put(mark) }
    }
    put(time.year / 100, nil)
    put(time.year % 100, UInt8(ascii: "-"))
    put(time.month, UInt8(ascii: "-"))
    put(time.day, UInt8(ascii: "T"))
    put(time.hour, UInt8(ascii: ":"))
    put(time.minute, UInt8(ascii: ":"))
    put(time.second, nil)
    if offset == 0 {
      put(UInt8(ascii: "Z"))
    } else {
      put(sign)
      put(east / 60, UInt8(ascii: ":"))
      put(east % 60, nil)
    }
    return at
  }
}

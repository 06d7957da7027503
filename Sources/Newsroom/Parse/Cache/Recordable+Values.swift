import Diagnostics
import Mustache

extension String: Recordable {
  func append(to record: inout RecordWriter) { record.append(self) }
  init(from record: inout RecordReader) { self = record.text() }
}

extension Int: Recordable {
  func append(to record: inout RecordWriter) { record.append(self) }
  init(from record: inout RecordReader) { self = record.number() }
}

extension Instant: Recordable {
  func append(to record: inout RecordWriter) { record.append(seconds) }
  init(from record: inout RecordReader) { self.init(seconds: record.number()) }
}

extension SitePath: Recordable {
  func append(to record: inout RecordWriter) { record.append(text) }

  init(from record: inout RecordReader) { self = SitePath(record.text()) ?? .front }
}

extension SourceSpan: Recordable {
  func append(to record: inout RecordWriter) {
    record.append(path == record.path)
    if path != record.path { record.append(path) }
    for number in [line, column, length] { record.append(number) }
  }

  init(from record: inout RecordReader) {
    let path = record.flag() ? record.path : record.text()
    self.init(path: path, line: record.number(), column: record.number(), length: record.number())
  }
}

extension Located: Recordable where Value: Recordable {
  func append(to record: inout RecordWriter) {
    record.append(value)
    record.append(span)
  }

  init(from record: inout RecordReader) { self.init(record.value(), at: record.value()) }
}

extension Diagnostic: Recordable {
  func append(to record: inout RecordWriter) {
    record.append(severity.rawValue)
    record.append(id)
    record.append(span)
    record.append(headline)
    record.append(notes)
    record.append(help)
  }

  init(from record: inout RecordReader) {
    let severity = Severity(rawValue: record.number())
    if severity == nil { record.fail() }
    self.init(
      severity ?? .error, record.text(), at: record.optional(), record.text(), notes: record.list(),
      help: record.optional())
  }
}

extension Diagnostic.Note: Recordable {
  func append(to record: inout RecordWriter) {
    record.append(span)
    record.append(text)
  }

  init(from record: inout RecordReader) { self.init(at: record.optional(), record.text()) }
}

extension Object: Recordable {
  func append(to record: inout RecordWriter) {
    record.append(entries.count)
    for entry in entries {
      record.append("\(entry.0)")
      record.append(entry.1)
    }
  }

  init(from record: inout RecordReader) {
    let count = record.number()
    var entries: [(Key, Value)] = []
    while entries.count < count, !record.isBroken { entries.append((Key(record.text()), record.value())) }
    self.init(entries)
  }
}

extension Value: Recordable {
  func append(to record: inout RecordWriter) {
    switch self {
    case .null: record.append(0)
    case .bool(let flag): record.append(flag ? 2 : 1)
    case .integer(let number):
      record.append(3)
      record.append(number)
    case .text(let text):
      record.append(4)
      record.append(text)
    case .html(let markup):
      record.append(5)
      record.append(String(decoding: markup.bytes, as: UTF8.self))
    case .list(let items):
      record.append(6)
      record.append(items)
    case .object(let object):
      record.append(7)
      record.append(object)
    }
  }

  init(from record: inout RecordReader) {
    switch record.number() {
    case 0: self = .null
    case 1: self = .bool(false)
    case 2: self = .bool(true)
    case 3: self = .integer(record.number())
    case 4: self = .text(record.text())
    case 5: self = .html(Markup(record.text()))
    case 6: self = .list(record.list())
    case 7: self = .object(record.value())
    default:
      record.fail()
      self = .null
    }
  }
}

import Diagnostics

/// Links on printed pages that lead nowhere, though no Markdown wrote them: of raw HTML and of templates.
func unknownAddresses(_ proofs: [Proof], _ places: inout ProofPlaces) -> [Diagnostic] {
  pagesByFinding(proofs, \.unknown).map { address, pages in
    .brokenPageLink(address, at: places.place(ofAddress: address, on: pages))
  }
}

/// Pictures on printed pages that say nothing to those who cannot see them.
func unexplainedPictures(_ proofs: [Proof], _ places: inout ProofPlaces) -> [Diagnostic] {
  pagesByFinding(proofs, \.withoutAlternative).map { source, pages in
    .noAlternative(source, at: places.place(ofAddress: source, on: pages))
  }
}

/// Pages without a main heading or with several, and headings that skip a level.
func headingFaults(_ proofs: [Proof], _ places: inout ProofPlaces) -> [Diagnostic] {
  var found: [Diagnostic] = []
  for proof in proofs {
    let mainHeadings = proof.headings.count { $0.level == 1 }
    if mainHeadings != 1 { found.append(.mainHeadings(mainHeadings, at: places.place(of: proof.page))) }
    for (before, heading) in zip(proof.headings, proof.headings.dropFirst())
    where heading.level > before.level + 1 {
      let place = places.place(ofHeading: heading.words, on: proof.page)
      found.append(.headingsOutOfOrder(heading, after: before.level, at: place))
    }
  }
  return found
}

/// What was found on pages, in order, each with all the pages that it was found on.
private func pagesByFinding(_ proofs: [Proof], _ findings: (Proof) -> [String]) -> [(String, [Page])] {
  var pages: [String: [Page]] = [:]
  for proof in proofs {
    for finding in Set(findings(proof)) { pages[finding, default: []].append(proof.page) }
  }
  return pages.sorted { $0.key < $1.key }
}

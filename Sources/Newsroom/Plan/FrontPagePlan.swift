/// Fills the front page: pinned stories first, then the newest that fit, no story twice.
struct FrontPagePlan {
  private let site: Site
  private var placed: Set<Int> = []

  private init(_ site: Site) { self.site = site }

  static func page(of site: Site) -> FrontPage {
    var plan = FrontPagePlan(site)
    let pins = site.layout.slots.map { plan.pins(of: $0) }
    // All pins hold their places before anything is filled, so that a fill never takes a pinned story.
    let slots = zip(site.layout.slots, pins).map { slot, pins in
      FrontPage.Slot(name: slot.name, articles: pins + plan.fill(slot, count: slot.count - pins.count))
    }
    let rails = site.layout.rails.compactMap { plan.rail($0) }
    return FrontPage(slots: slots, rails: rails)
  }

  private mutating func pins(of slot: FrontPageLayout.Slot) -> [Int] {
    var pins: [Int] = []
    for pin in slot.stories where pin.until.map({ $0 > site.now }) ?? true {
      guard pins.count < slot.count, let story = pin.article else { continue }
      if placed.insert(story).inserted { pins.append(story) }
    }
    return pins
  }

  private mutating func fill(_ slot: FrontPageLayout.Slot, count: Int) -> [Int] {
    let candidates = slot.sectionIndex.map { site.sections[$0].articles } ?? Array(site.articles.indices)
    let opinionHasASlot = site.layout.slots.contains { $0.kind == .opinion }
    return take(count, from: candidates) { (article: Article) -> Bool in
      let kind = article.card.kind
      if let wanted = slot.kind { return kind == wanted }
      // Paid content is never filled in by itself, opinion only where it has no slot of its own.
      return kind != .sponsored && (slot.sectionIndex != nil || !opinionHasASlot || kind != .opinion)
    }
  }

  private mutating func rail(_ rail: FrontPageLayout.Rail) -> FrontPage.Rail? {
    guard let section = rail.sectionIndex else { return nil }
    let stories = take(rail.count, from: site.sections[section].articles) { $0.card.kind != .sponsored }
    return stories.isEmpty ? nil : FrontPage.Rail(section: section, articles: stories)
  }

  private mutating func take(_ count: Int, from stories: [Int], where fits: (Article) -> Bool) -> [Int] {
    var taken: [Int] = []
    for story in stories {
      guard taken.count < count else { break }
      guard !placed.contains(story), fits(site.articles[story]) else { continue }
      placed.insert(story)
      taken.append(story)
    }
    return taken
  }
}

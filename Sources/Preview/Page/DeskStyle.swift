/// The style of what the preview adds: the bar, the overlay and the share desk.
enum DeskStyle {
  static let text = """
    /* Neither of the site's direction of writing, nor over its last line. */
    :host { all: initial; direction: ltr; unicode-bidi: isolate; display: block; height: 72px; }
    .bar, .overlay, body.desk, body.notice { font: 14px/1.45 system-ui, sans-serif; }
    .bar { position: fixed; z-index: 2147483646; inset: auto auto 12px 12px; max-width: calc(100vw - 24px);
      box-sizing: border-box; display: flex; flex-wrap: wrap; gap: 4px 14px; align-items: baseline; padding: 7px 14px;
      background: #16181d; color: #f2f2f0; border-radius: 8px; box-shadow: 0 2px 14px #0006; font-size: 13px; }
    .bar a { color: #9ecbff; }
    .bar b { padding: 0 7px; border-radius: 4px; background: #ffd24a; color: #16181d; }
    .bar b.embargo { background: #ff8b7b; }
    .bar code { font: 12px ui-monospace, monospace; overflow-wrap: anywhere; user-select: all; }
    .bar summary { cursor: pointer; color: #ffd24a; }
    .bar ul { margin: 6px 0; padding-left: 18px; max-height: 40vh; overflow: auto; }
    .bar small { display: block; opacity: .8; }
    @media print { :host { display: none; } }
    .overlay { position: fixed; z-index: 2147483647; inset: auto 0 0; max-height: 70vh; overflow: auto;
      padding: 16px 22px 22px; background: #1c1113; color: #fbeeee; border-top: 4px solid #ff5c4d; }
    .overlay h1, body.notice h1 { font-size: 16px; margin: 0 0 12px; color: #ff9d92; }
    .overlay pre, body.notice pre { margin: 0; font: 13px/1.45 ui-monospace, monospace; white-space: pre-wrap; }
    body.notice { margin: 0; min-height: 100vh; box-sizing: border-box; padding: 28px; background: #1c1113;
      color: #fbeeee; }
    body.desk { margin: 0; padding: 20px clamp(12px, 3vw, 40px) 60px; color: #16181d; background: #fff; }
    .desk > header { max-width: 1200px; }
    .desk h1 { font-size: 24px; margin: 0 0 4px; }
    .desk h2 { font-size: 15px; margin: 28px 0 8px; }
    .desk h2 small { font-weight: 400; opacity: .7; }
    .desk dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 14px; font-size: 13px; }
    .desk dt { opacity: .7; }
    .desk dd { margin: 0; overflow-wrap: anywhere; }
    .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr)); gap: 14px;
      max-width: 1200px; }
    .pair > div { padding: 18px; border: 1px solid #d8d8d4; border-radius: 6px; }
    .light { background: #fff; color: #14171a; --soft: #5c6670; --edge: #d9dde0; --panel: #f3f4f6; --link: #0b57d0; }
    .dark { background: #15181c; color: #eceff1; --soft: #9aa4ad; --edge: #363c42; --panel: #23282d; --link: #8ab4f8; }
    .card { max-width: 500px; border: 1px solid var(--edge); border-radius: 10px; overflow: hidden; }
    .card .picture { position: relative; aspect-ratio: 1.91; background: var(--panel) center / cover; }
    .card.thumbnail { display: grid; grid-template-columns: 110px 1fr; align-items: stretch; }
    .card.thumbnail .picture { aspect-ratio: auto; min-height: 110px; }
    .card .words { padding: 10px 12px; background: var(--panel); }
    .card p { margin: 0 0 2px; overflow-wrap: anywhere; }
    .card .domain, .card .more { color: var(--soft); font-size: 12px; }
    .card .headline { font-weight: 600; }
    .card .text { color: var(--soft); font-size: 13px; }
    .x .picture .headline { position: absolute; left: 10px; bottom: 10px; max-width: 85%; margin: 0; padding: 1px 7px;
      background: #000b; color: #fff; border-radius: 4px; font-size: 13px; font-weight: 400; }
    .facebook .domain { text-transform: uppercase; }
    .card.slack { border: 0; border-left: 4px solid var(--edge); border-radius: 0; padding-left: 12px; }
    .card.slack .words { background: none; padding: 0 0 8px; }
    .card.slack .headline, .card.google .headline { color: var(--link); }
    .card.google { border: 0; border-radius: 0; }
    .card.google .words { background: none; padding: 0; }
    .card.google.thumbnail { grid-template-columns: 1fr 92px; gap: 14px; }
    .card.google.thumbnail .picture { order: 2; min-height: 92px; height: 92px; border-radius: 8px; }
    .card.google .headline { font-size: 20px; font-weight: 400; line-height: 1.3; }
    .missing { color: #b3261e; }

    """
}

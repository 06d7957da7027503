/// The script of previewed pages: waits for news of builds, swaps style sheets, reloads, shows failures.
enum DeskScript {
  /// Brings it to a page of `edition`.
  static func tag(_ edition: PreviewEdition) -> String {
    "<script src=\"/__broadsheet/client.js\" data-edition=\"\(escaped(edition.id))\" defer></script>"
  }

  static let text = """
    (() => {
      'use strict';
      const mine = document.currentScript.dataset.edition;
      const memory = 'broadsheet-place';
      let shown = mine;
      let overlay = null;

      // Where the reader was before the reload.
      const place = sessionStorage.getItem(memory);
      sessionStorage.removeItem(memory);
      if (place) {
        const [path, x, y] = JSON.parse(place);
        const restore = () => scrollTo({ left: x, top: y, behavior: 'instant' });
        if (path === location.pathname) {
          restore();
          addEventListener('load', restore, { once: true });
        }
      }

      const reload = () => {
        sessionStorage.setItem(memory, JSON.stringify([location.pathname, scrollX, scrollY]));
        location.reload();
      };

      const sheets = (page) => [...page.querySelectorAll('link[rel~="stylesheet"]')];

      // A style sheet's address changes with its bytes, so the new page says where the new ones are.
      const restyle = async () => {
        const answer = await fetch(location.href, { cache: 'no-store' });
        const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const before = sheets(document);
        const after = sheets(fresh);
        if (before.length !== after.length) return reload();
        before.forEach((old, index) => {
          const link = document.createElement('link');
          for (const { name, value } of after[index].attributes) link.setAttribute(name, value);
          if (link.getAttribute('href') === old.getAttribute('href')) {
            // A sheet that keeps its name must be asked for under another.
            const url = new URL(old.href);
            if (url.origin !== location.origin) return;
            url.searchParams.set('edition', shown);
            link.href = url;
          }
          link.addEventListener('load', () => old.remove(), { once: true });
          link.addEventListener('error', reload, { once: true });
          old.after(link);
        });
      };

      const cover = (report) => {
        // The page that stands in for a site that was never built shows nothing else.
        const notice = document.querySelector('body > pre[data-broadsheet-report]');
        if (notice) {
          notice.textContent = report;
          return;
        }
        if (!overlay) {
          overlay = document.createElement('broadsheet-overlay');
          const root = overlay.attachShadow({ mode: 'open' });
          root.innerHTML = '<link rel="stylesheet" href="/__broadsheet/desk.css">'
            + '<section class="overlay" lang="en" role="alert"><h1>The build failed; this is the last good edition</h1>'
            + '<pre></pre></section>';
          document.documentElement.append(overlay);
        }
        overlay.shadowRoot.querySelector('pre').textContent = report;
      };

      const uncover = () => { if (overlay) overlay.remove(); overlay = null; };

      const follow = (event) => {
        const [edition, change, previous] = event.data.split(' ');
        uncover();
        if (edition === shown) return;
        if (change === 'style' && previous === shown) {
          shown = edition;
          restyle().catch(reload);
        } else {
          reload();
        }
      };

      // A browser has six connections for all its tabs: one that nobody sees gives its own back, and hears how things
      // stand when it is seen again.
      let news = null;
      const listen = () => {
        if (document.hidden) {
          if (news) news.close();
          news = null;
        } else if (!news) {
          news = new EventSource('/__broadsheet/events');
          news.addEventListener('failure', (event) => cover(event.data));
          news.addEventListener('edition', follow);
        }
      };
      document.addEventListener('visibilitychange', listen);
      listen();
    })();

    """
}

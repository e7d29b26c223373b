/// The script that a preview puts into each page: it hears of builds, reloads the page where it stands, swaps style sheets,
/// shows faults and marks what readers do not see yet.
///
/// Everything that it adds lies in shadow trees, which neither take the site's styles nor change them.
enum PreviewScript {
  static let text = #"""
    (() => {
      "use strict";
      const known = JSON.parse(document.currentScript.dataset.state);
      const top = "/.xem-truoc/";
      const memory = `xem-truoc ${location.pathname}`;
      const remembered = (() => {
        try {
          const text = sessionStorage.getItem(memory);
          sessionStorage.removeItem(memory);
          return text && JSON.parse(text);
        } catch {
          return null;
        }
      })();

      // Where the reader was. Pictures and fonts that come late move it, so it is set again when all is there.
      if (remembered) {
        let moved = false;
        for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
          addEventListener(kind, () => { moved = true; }, { once: true, passive: true });
        }
        const back = () => moved || scrollTo({ left: remembered.x, top: remembered.y, behavior: "instant" });
        back();
        addEventListener("load", () => { back(); requestAnimationFrame(back); });
      }

      function reload(wanted) {
        // The page that came is not the one that was asked for, twice: no third time.
        if (remembered && remembered.wanted === wanted) return;
        try {
          sessionStorage.setItem(memory, JSON.stringify({ x: scrollX, y: scrollY, wanted }));
        } catch {}
        close();
        location.reload();
      }

      // The new sheet stands beside the old one until it is there, so that the page is never without.
      function swapStyles(number) {
        for (const old of document.querySelectorAll('link[rel~="stylesheet"][href]')) {
          const url = new URL(old.href);
          if (url.origin !== location.origin || old.dataset.xemTruocGone) continue;
          url.searchParams.set("xem-truoc", number);
          const sheet = old.cloneNode();
          sheet.href = url.href;
          sheet.addEventListener("load", () => old.remove());
          sheet.addEventListener("error", () => sheet.remove());
          old.dataset.xemTruocGone = "1";
          delete sheet.dataset.xemTruocGone;
          old.after(sheet);
        }
      }

      function element(name, className, text) {
        const made = document.createElement(name);
        if (className) made.className = className;
        if (text !== undefined && text !== null) made.textContent = text;
        return made;
      }

      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`
        :host { all: initial; }
        @media print { :host { display: none !important; } }
        * { box-sizing: border-box; margin: 0; padding: 0; }
        .mark, .pill { background: #ffd54a; color: #2b2100; font: 600 13px/1.4 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
        .mark { display: inline-block; margin-inline-start: .5em; padding: 1px 8px; border-radius: 9px; vertical-align: middle;
          letter-spacing: normal; text-transform: none; white-space: nowrap; box-shadow: inset 0 0 0 1px #0003; }
        .pills { position: fixed; inset: auto auto 16px 16px; z-index: 2147483646; display: flex; flex-wrap: wrap; gap: 8px;
          max-width: calc(100vw - 32px); }
        .pill { padding: 7px 14px; border: 0; border-radius: 18px; font-size: 14px; text-align: start;
          box-shadow: 0 1px 3px #0006, 0 4px 14px #0003; }
        .pill b { font-weight: 700; }
        .pill span { font-weight: 400; }
        button { cursor: pointer; }
        button:focus-visible { outline: 3px solid #1a73e8; outline-offset: 2px; }
        .pill.grave { background: #b3161b; color: #fff; }
        .pill.lost { background: #3c4043; color: #fff; }
        .panel { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 62vh; display: flex; flex-direction: column;
          background: #fffdfc; color: #241c1a; border-top: 5px solid #b3161b; box-shadow: 0 -6px 28px #0005;
          font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
        .panel.light { border-top-color: #c98a00; }
        .head { display: flex; gap: 16px; align-items: flex-start; padding: 14px 24px 12px; border-bottom: 1px solid #e4dcd8; }
        .head div { flex: 1; }
        h2 { font-size: 19px; line-height: 1.35; font-weight: 700; }
        .head p { color: #5d5350; font-size: 15px; }
        .head button { flex: none; padding: 6px 14px; border: 1px solid #b9aea9; border-radius: 6px; background: none; color: inherit;
          font: 500 15px/1.4 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
        .head button:hover { background: #f1eae7; }
        ol { list-style: none; overflow: auto; overscroll-behavior: contain; padding: 4px 24px 20px; }
        li { padding: 14px 0; border-top: 1px solid #e4dcd8; }
        li:first-child { border-top: 0; }
        .place { font: 600 14px/1.5 "Cascadia Mono", "Noto Sans Mono", Consolas, Menlo, "DejaVu Sans Mono", monospace;
          overflow-wrap: anywhere; }
        .message { font-size: 17px; font-weight: 600; }
        .word { color: #b3161b; }
        .word.light { color: #805600; }
        .message, .hint { white-space: pre-line; overflow-wrap: anywhere; }
        pre { margin: 8px 0; padding: 8px 12px; overflow-x: auto; border-radius: 6px; background: #f4eeeb; color: #241c1a; tab-size: 4;
          font: 14px/1.5 "Cascadia Mono", "Noto Sans Mono", Consolas, Menlo, "DejaVu Sans Mono", monospace; }
        pre i { font-style: normal; color: #7a6d68; user-select: none; }
        pre em { font-style: normal; font-weight: 700; color: #b3161b; }
        pre mark { background: #ffd9d6; color: inherit; border-radius: 2px; }
        .code { color: #6d625e; font: 400 13px/1.4 "Cascadia Mono", "Noto Sans Mono", Consolas, Menlo, "DejaVu Sans Mono", monospace; }
        .hint b { font-weight: 600; }
        .rest { color: #5d5350; }
        @media (prefers-color-scheme: dark) {
          .panel { background: #1f1b1a; color: #f3edea; border-top-color: #ff6f66; }
          .panel.light { border-top-color: #ffc53d; }
          .head, li { border-color: #403835; }
          .head p, .rest { color: #c0b4af; }
          .head button { border-color: #6d625e; }
          .head button:hover { background: #322c2a; }
          .word { color: #ff9a92; }
          .word.light { color: #ffcf66; }
          pre { background: #2b2523; color: #f3edea; }
          pre i { color: #a89b96; }
          pre em { color: #ff9a92; }
          pre mark { background: #6b2a26; }
          .code { color: #b3a7a2; }
        }
        @media (max-width: 600px) {
          .head { padding: 12px 16px 10px; }
          ol { padding: 0 16px 16px; }
        }
      `);

      function hosted(name) {
        const host = document.createElement(name);
        host.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
        return host;
      }

      const host = hosted("xem-truoc");
      host.lang = known.lang;
      const pills = element("div", "pills");
      const panel = element("section");
      host.shadowRoot.append(pills, panel);
      const draft = element("p", "pill draft");
      const badge = element("button", "pill badge");
      const lost = element("p", "pill lost", known.lang === "vi" ? "Lệnh serve đã dừng" : "The preview has ended");
      draft.setAttribute("role", "status");
      panel.setAttribute("role", "alert");
      let isOpen = false;

      function lay() {
        pills.replaceChildren(...[draft, badge, lost].filter((pill) => pill.dataset.on));
        panel.hidden = !isOpen;
        panel.style.display = isOpen ? "" : "none";
        if (!host.isConnected) document.documentElement.append(host);
      }

      const on = (pill, isOn) => { isOn ? pill.dataset.on = "1" : delete pill.dataset.on; };

      // Faults.
      let told = "null";
      function tellProblems(problems) {
        const text = JSON.stringify(problems);
        if (text === told) return;
        told = text;
        isOpen = Boolean(problems && problems.grave);
        on(badge, problems && !isOpen);
        if (!problems) return lay();
        badge.className = problems.grave ? "pill badge grave" : "pill badge";
        badge.textContent = problems.short;
        badge.onclick = () => { isOpen = true; on(badge, false); lay(); shut.focus(); };
        panel.className = problems.grave ? "panel" : "panel light";
        const head = element("div", "head");
        const words = element("div");
        // A number does not part from what it counts.
        words.append(element("h2", "", problems.title.replace(/(\d) /g, "$1\u00a0")), element("p", "", problems.note));
        const shut = element("button", "", problems.close);
        shut.onclick = () => { isOpen = false; on(badge, true); lay(); badge.focus(); };
        head.append(words, shut);
        const list = element("ol");
        list.tabIndex = 0;
        list.append(...problems.faults.map((fault) => drawn(fault, problems)));
        if (problems.rest) list.append(element("li", "rest", problems.rest));
        panel.replaceChildren(head, list);
        lay();
      }

      function drawn(fault, problems) {
        const item = element("li", "fault");
        if (fault.place) item.append(element("p", "place", fault.place));
        const message = element("p", "message");
        if (fault.word) message.append(element("span", fault.grave ? "word" : "word light", `${fault.word}: `));
        message.append(fault.message);
        if (fault.code) message.append(" ", element("span", "code", `[${fault.code}]`));
        item.append(message);
        if (fault.line !== null) item.append(source(fault));
        if (fault.hint) {
          const hint = element("p", "hint");
          hint.append(element("b", "", `${problems.hintWord}: `), fault.hint);
          item.append(hint);
        }
        return item;
      }

      // The line, what is wrong in it marked, and under it the caret of the terminal.
      function source(fault) {
        const block = element("pre", "source");
        const margin = `${fault.number} | `;
        block.append(element("i", "", margin));
        if (fault.caret === null) {
          block.append(fault.line);
          return block;
        }
        const before = fault.caret.length - fault.caret.trimStart().length;
        const letters = Array.from(new Intl.Segmenter("vi").segment(fault.line), (part) => part.segment);
        block.append(
          letters.slice(0, before).join(""),
          element("mark", "", letters.slice(before, before + fault.caret.trim().length).join("")),
          letters.slice(before + fault.caret.trim().length).join(""), "\n",
          element("i", "", `${" ".repeat(String(fault.number).length)} | `), element("em", "caret", fault.caret));
        return block;
      }

      // What readers do not see yet.
      async function mark() {
        let unpublished = { pages: {} };
        if (known.unpublished) {
          try {
            unpublished = await (await fetch(`${top}unpublished.json`)).json();
          } catch {
            return;
          }
        }
        for (const old of document.querySelectorAll("xem-truoc-mark")) old.remove();
        const here = location.pathname.replace(/index\.html$/, "");
        const own = unpublished.pages[here];
        on(draft, own);
        if (own) {
          draft.replaceChildren(element("b", "", own), element("span", "", ` · ${unpublished.note}`));
        }
        for (const link of document.querySelectorAll("a[href]")) {
          const url = new URL(link.href, location.href);
          const words = url.origin === location.origin && url.pathname !== here && unpublished.pages[url.pathname];
          if (!words || !link.textContent.trim()) continue;
          const place = hosted("xem-truoc-mark");
          place.lang = known.lang;
          place.shadowRoot.append(element("span", "mark", words));
          (link.querySelector("h1, h2, h3, h4, h5, h6") || link).append(place);
        }
        lay();
      }

      // News of builds. A hidden page hears none: a browser opens six connections to a server, and tabs would use them up.
      let stream = null;
      let silence = 0;
      let again = 0;

      function close() {
        if (stream) stream.close();
        stream = null;
        clearTimeout(again);
        clearTimeout(silence);
        silence = 0;
      }

      function open() {
        if (stream || document.hidden) return;
        stream = new EventSource(`${top}events?page=${encodeURIComponent(location.pathname)}`);
        stream.onopen = () => {
          clearTimeout(silence);
          silence = 0;
          on(lost, false);
          lay();
        };
        stream.onmessage = (event) => tell(JSON.parse(event.data));
        stream.onerror = () => {
          silence = silence || setTimeout(() => { on(lost, true); lay(); }, 3000);
          if (stream && stream.readyState === EventSource.CLOSED) {
            stream = null;
            again = setTimeout(open, 1000);
          }
        };
      }

      function tell(news) {
        if (news.page !== known.page || news.others !== known.others) reload(`${news.page} ${news.others}`);
        if (news.styles !== known.styles) swapStyles(news.styles);
        const isMarkedAnew = news.unpublished !== known.unpublished;
        known.styles = news.styles;
        known.unpublished = news.unpublished;
        if (isMarkedAnew) mark();
        tellProblems(news.problems);
      }

      document.addEventListener("visibilitychange", () => document.hidden ? close() : open());
      addEventListener("pagehide", close);
      addEventListener("pageshow", open);
      if (known.unpublished) mark();
      open();
    })();

    """#
}

extension ReviewPage {
  /// The style sheet: a sheet of paper by day and by night, nothing that moves by itself.
  static let style = """
    :root { color-scheme: light dark; --line: #8886; --fail: #b3261e; --warn: #8a6100; }
    @media (prefers-color-scheme: dark) { :root { --fail: #ff8a80; --warn: #e6b450; } }
    body { font: 16px/1.45 system-ui, sans-serif; margin: 2rem auto; padding: 0 1rem;
      max-width: 80rem; }
    h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; overflow-wrap: anywhere; }
    table { border-collapse: collapse; width: 100%; }
    th, td { border-top: 1px solid var(--line); padding: .4rem .8rem .4rem 0; text-align: left;
      vertical-align: top; overflow-wrap: break-word; }
    td:first-child { overflow-wrap: anywhere; min-width: 8rem; }
    td ul, td p { margin: 0; padding-left: 1.1rem; } td p { padding: 0; }
    .fail b { color: var(--fail); } .warn b { color: var(--warn); }
    section { border-top: 2px solid var(--line); margin-top: 2rem; }
    .command { display: flex; align-items: stretch; gap: .5rem; }
    .command code { border: 1px solid var(--line); padding: .2rem .4rem; min-width: 0;
      overflow-x: auto; white-space: pre; }
    .stage { display: flex; flex-wrap: wrap; gap: 1rem; }
    .stage figure { flex: 1 1 min(22rem, 100%); margin: 0; max-width: 60rem; }
    .stage figure:only-child { flex: 0 1 40rem; }
    .views button { font: inherit; border: 1px solid var(--line); background: none; color: inherit;
      border-radius: 0; padding: .2rem .6rem; }
    .views button[aria-pressed=true] { background: CanvasText; color: Canvas; }
    .stage img { background: #fff; border: 1px solid var(--line); box-sizing: border-box;
      max-width: 100%; width: 100%; }
    .stage[data-view=swipe], .stage[data-view=onion], .stage[data-view=flicker] {
      display: block; position: relative; max-width: 60rem; }
    .stage:is([data-view=swipe], [data-view=onion], [data-view=flicker]) .difference,
    .stage[data-view=difference] figure:not(.difference) { display: none; }
    .stage:is([data-view=swipe], [data-view=onion], [data-view=flicker]) .new {
      position: absolute; inset: 0 0 auto 0; }
    .stage:is([data-view=swipe], [data-view=onion], [data-view=flicker]) figcaption {
      display: none; }
    .stage[data-view=swipe] .new { clip-path: inset(0 0 0 var(--at, 50%)); }
    .stage[data-view=onion] .new { opacity: calc(var(--share, .5)); }
    .stage[data-view=flicker] .new { animation: flicker 1s steps(1) infinite; }
    @keyframes flicker { 50% { visibility: hidden; } }
    @media (prefers-reduced-motion: reduce) {
      .stage[data-view=flicker] .new { animation: none; }
      .stage[data-view=flicker].held .new { visibility: hidden; } }
    @media (max-width: 40rem) {
      thead { display: none; } tr { display: block; border-top: 1px solid var(--line);
        padding: .4rem 0; } td { display: block; border: 0; padding: .1rem 0; } }
    @media print { .views, button { display: none; } }

    """

  /// Switches views, moves the slider, copies commands.
  ///
  /// Where motion is unwelcome the flicker view changes on a click instead.
  static let script = """
    for (const views of document.querySelectorAll(".views")) {
      const stage = views.nextElementSibling, slider = views.querySelector("input");
      views.hidden = false;
      const place = () => {
        stage.style.setProperty("--at", slider.value + "%");
        stage.style.setProperty("--share", slider.value / 100);
      };
      slider.addEventListener("input", place);
      stage.addEventListener("click", () => stage.classList.toggle("held"));
      for (const button of views.querySelectorAll("button"))
        button.addEventListener("click", () => {
          for (const other of views.querySelectorAll("button"))
            other.setAttribute("aria-pressed", other === button);
          stage.dataset.view = button.dataset.show;
          slider.parentElement.hidden = !["swipe", "onion"].includes(button.dataset.show);
          place();
        });
      slider.parentElement.hidden = true;
    }
    for (const button of document.querySelectorAll("[data-copy]"))
      button.addEventListener("click", () => {
        const code = button.previousElementSibling;
        const done = () => { button.textContent = "Copied"; };
        if (navigator.clipboard) navigator.clipboard.writeText(code.textContent).then(done);
        else { getSelection().selectAllChildren(code); document.execCommand("copy"); done(); }
      });

    """
}

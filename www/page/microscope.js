// The microscope's place in the page: shown where a run has frames, and loaded when the first such run is.

/**
 * @param {HTMLElement} section its panel, which takes more room where no loop has anything to show
 * @param {HTMLElement} root the panel's body
 * @param {{onLine: (line: number) => void}} events
 */
export function createMicroscope(section, root, events) {
  let panel = null;
  let latest = null;

  async function load() {
    const { createFramesPanel } = await import('./frames-panel.js');
    panel ??= createFramesPanel(root, events);
    if (latest) panel.show(latest);
  }

  function reveal(isShown, isAlone) {
    section.hidden = !isShown;
    section.classList.toggle('is-alone', isAlone);
  }

  return {
    /** @param {import('../host/record.js').Record} record */
    open(record) {
      latest = null;
      reveal(record.hasFrames, record.tasks.length <= 1 && record.times.at(-1) === 0);
      if (record.hasFrames && !panel) load().catch(() => reveal(false)); // without a connection, the rest of the page works
    },
    /** @param {{record: object, names: object, moment: object, from: number, language: string, code: (line: number) => string}} view */
    show(view) {
      if (!view.record.hasFrames) return;
      latest = view;
      panel?.show(view);
    },
    setLive(isLive) {
      panel?.setLive(isLive);
    },
    clear() {
      latest = null;
      reveal(false);
    },
    retell() {
      panel?.retell();
    },
  };
}

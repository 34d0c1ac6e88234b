// Runs programs through the door of the page that a test has open.

/** `run(source, options)` of loopscope.js in the page, with the time it took: { result, milliseconds }. */
export function runInPage(page, source, options = {}) {
  return page.evaluate(async ([program, given]) => {
    const { run } = await import(new URL('loopscope.js', location.href).href);
    const start = performance.now();
    const result = await run(program, given);
    return { result, milliseconds: performance.now() - start };
  }, [source, options]);
}

/** The frame that programs run in; there is one once something has been run. */
export function sandboxFrame(page) {
  return page.frames().find((frame) => frame.parentFrame() === page.mainFrame() && frame.url() === 'about:srcdoc');
}

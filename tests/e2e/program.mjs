// Runs programs through the door of the page that a test has open.

/**
 * `run(source, options)` of loopscope.js in the page, with the time it took: { result, milliseconds }. The result is
 * without its trace, which can be large: nobody here looks at it, and so it is not even decoded.
 */
export function runInPage(page, source, options = {}) {
  return page.evaluate(async ([program, given]) => {
    const { run } = await import(new URL('loopscope.js', location.href).href);
    const start = performance.now();
    const result = await run(program, given);
    const milliseconds = performance.now() - start;
    delete result.trace;
    return { result, milliseconds };
  }, [source, options]);
}

/** The frame that runInPage's programs run in, once one has been run: the page's own, which it has ready, is older. */
export function sandboxFrame(page) {
  return page.frames().filter((frame) => frame.parentFrame() === page.mainFrame() && /^about:srcdoc$|\/frame.html$/.test(frame.url())).at(-1);
}

// The program as a tag for lecture notes, which reads well in HTML and in Markdown alike.

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escape = (text) => text.replace(/[&<>]/g, (letter) => ENTITIES[letter]);

/**
 * The empty lines keep Markdown from ending the block at an empty line of the program: `pre` begins a block of its own.
 * @param {import('./link.js').Lesson} lesson
 * @param {URL} script where loopscope.js is
 */
export function embedTag({ source, language, clock }, script) {
  const attributes = [`language="${language}"`, ...(clock === 'real' ? ['clock="real"'] : []), 'view="timeline"'];
  return `<script type="module" src="${script.href.replaceAll('"', '%22')}"></script>
<loop-scope ${attributes.join(' ')}>

<pre><code>${escape(source)}</code></pre>

</loop-scope>
`;
}

// The generators that www/notes/README.md has a recipe for: each builds a small real site out of one file of notes, as
// the recipe says. `build` gets a folder that holds loopscope/, a copy of dist/, where the recipe wants it.
import { execFile } from 'node:child_process';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { dist } from '../e2e/fixture.mjs';

const packages = fileURLToPath(new URL('../node_modules', import.meta.url));
export const sites = fileURLToPath(new URL('../../target/sites', import.meta.url));
const venv = join(sites, 'venv/bin');
const mdbook = join(sites, 'bin/mdbook');
/** With packages of its own: they are many, and disagree with those of the others. */
const docusaurus = fileURLToPath(new URL('docusaurus/node_modules', import.meta.url));

const run = (program, args, cwd) => promisify(execFile)(program, args, { cwd, env: { ...process.env, NO_MKDOCS_2_WARNING: '1', DO_NOT_TRACK: '1' } });
const script = (path) => `<script type="module" src="${path}loopscope/loopscope.js"></script>`;
const page = (body, head = '') => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Notes</title>${head}<body>${body}</body></html>`;

async function write(file, text) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/**
 * @typedef {object} Generator
 * @property {string} extension of the notes
 * @property {(language: string) => [string, string]} mark what a program begins and ends with there
 * @property {(program: string) => string} within puts a program where it is indented
 * @property {string} assets where in the folder of the site's sources loopscope/ is put
 * @property {(folder: string, notes: string) => Promise<string>} build makes the site; resolves to its folder
 * @property {boolean} [keepsElements] it leaves a <loop-scope> around Markdown as it is
 * @property {boolean} [needsScript] without one nothing of the site is seen
 * @property {string} [path] of the page in it
 */

const fence = (language) => [`\`\`\`${language} loopscope`, '```'];
const braces = (language) => [`\`\`\`{.${language} .loopscope}`, '```'];
const commas = (language) => [`\`\`\`${language},loopscope`, '```'];
const indented = (spaces, text) => text.replace(/^(?=.)/gm, ' '.repeat(spaces));
const list = (program) => `- item\n\n${indented(2, program)}`;
const section = (program) => `<section>\n${indented(2, program)}\n</section>`;
const element = (language) => [`<loop-scope language="${language}"><pre><code>`, '</code></pre></loop-scope>'];

/** @type {Record<string, Generator>} */
export const generators = {
  'plain HTML': {
    extension: '.html',
    mark: element,
    within: section,
    assets: '.',
    async build(folder, notes) {
      await write(join(folder, 'index.html'), page(notes, script('')));
      return folder;
    },
  },

  'MkDocs (Material)': {
    extension: '.md',
    mark: braces,
    within: (program) => `!!! note\n\n${indented(4, program)}`,
    assets: 'docs',
    async build(folder, notes) {
      await write(join(folder, 'docs/index.md'), notes);
      await write(join(folder, 'mkdocs.yml'), `site_name: Notes
theme: {name: material, font: false}
extra_javascript:
  - {path: loopscope/loopscope.js, type: module}
markdown_extensions: [admonition, pymdownx.highlight, pymdownx.superfences]
`);
      await run(join(venv, 'mkdocs'), ['build', '--quiet', '--strict'], folder);
      return join(folder, 'site');
    },
  },

  'Sphinx (MyST)': {
    extension: '.md',
    keepsElements: true,
    mark: fence,
    within: (program) => `\`\`\`\`{note}\n${program}\n\`\`\`\``,
    assets: 'static',
    async build(folder, notes) {
      await write(join(folder, 'index.md'), notes);
      await write(join(folder, 'conf.py'), `project = "Notes"
extensions = ["myst_parser"]
html_theme = "furo"
html_static_path = ["static"]
html_js_files = [("loopscope/loopscope.js", {"type": "module"})]
`);
      await run(join(venv, 'sphinx-build'), ['-q', '-W', '.', 'site'], folder);
      return join(folder, 'site');
    },
  },

  'Pandoc, as Quarto has it': {
    extension: '.qmd',
    mark: braces,
    within: list,
    assets: '.',
    async build(folder, notes) {
      await write(join(folder, 'notes.qmd'), notes);
      await write(join(folder, 'head.html'), script(''));
      const convert = 'import sys, pypandoc; pypandoc.convert_file("notes.qmd", "html", "markdown", sys.argv[1:], outputfile="index.html")';
      await run(join(venv, 'python'), ['-c', convert, '--standalone', '--include-in-header=head.html', '--metadata=title:Notes'], folder);
      return folder;
    },
  },

  'Gatsby\'s remark': {
    extension: '.md',
    keepsElements: true,
    mark: (language) => [`\`\`\`${language} {loopscope}`, '```'],
    within: list,
    assets: '.',
    async build(folder, notes) {
      // What gatsby-transformer-remark does with a file: with these packages, of these versions, in this order.
      const [remark, gfm, footnotes, highlight, toHast, raw, toHtml] = await Promise.all(
        ['remark', 'remark-gfm', 'remark-footnotes', 'gatsby-remark-prismjs', 'mdast-util-to-hast', 'hast-util-raw', 'hast-util-to-html'].map(async (name) => (await import(name)).default));
      const tree = remark().data('settings', { commonmark: true, footnotes: true, pedantic: true }).use([gfm, footnotes]).parse(notes);
      highlight({ markdownAST: tree });
      const html = toHtml(raw(toHast(tree, { allowDangerousHtml: true })), { allowDangerousHtml: true });
      await write(join(folder, 'index.html'), page(html, script('')));
      return folder;
    },
  },

  'reveal.js': {
    extension: '.html',
    needsScript: true,
    mark: element,
    within: (program) => `<div>\n${indented(2, program)}\n</div>`,
    assets: '.',
    async build(folder, notes) {
      await cp(join(packages, 'reveal.js/dist'), join(folder, 'reveal'), { recursive: true });
      const slides = `<div class="reveal"><div class="slides"><section>${notes}</section><section id="next">next</section></div></div>
<script src="reveal/reveal.js"></script><script>Reveal.initialize({ transition: 'none' });</script>`;
      await write(join(folder, 'index.html'), page(slides, `<link rel="stylesheet" href="reveal/reveal.css"><link rel="stylesheet" href="reveal/theme/white.css">${script('')}`));
      return folder;
    },
  },

  Marp: {
    extension: '.md',
    keepsElements: true,
    mark: fence,
    within: list,
    assets: '.',
    async build(folder, notes) {
      const { Marp } = await import('@marp-team/marp-core');
      const { html, css } = new Marp({ html: true, script: false }).render(notes);
      await write(join(folder, 'index.html'), page(html, `<style>${css}</style>${script('')}`));
      return folder;
    },
  },

  mdBook: {
    extension: '.md',
    keepsElements: true,
    mark: commas,
    within: list,
    assets: 'src',
    async build(folder, notes) {
      await write(join(folder, 'src/SUMMARY.md'), '# Summary\n\n- [Notes](notes.md)\n');
      await write(join(folder, 'src/notes.md'), notes);
      await write(join(folder, 'book.toml'), '[book]\ntitle = "Notes"\n[output.html]\n');
      await write(join(folder, 'theme/head.hbs'), script('{{ path_to_root }}'));
      await run(mdbook, ['build'], folder);
      return join(folder, 'book');
    },
    path: 'notes.html',
  },

  Docusaurus: {
    extension: '.md',
    keepsElements: true,
    mark: fence,
    within: list,
    assets: 'static',
    async build(folder, notes) {
      await write(join(folder, 'docs/index.md'), notes);
      await write(join(folder, 'docusaurus.config.mjs'), `export default {
  title: 'Notes', url: 'https://example.org', baseUrl: '/docusaurus/build/',
  markdown: { format: 'detect' },
  scripts: [{ src: '/docusaurus/build/loopscope/loopscope.js', type: 'module' }],
  themes: ['@docusaurus/theme-classic'],
  plugins: [['@docusaurus/plugin-content-docs', { routeBasePath: '/' }]],
};
`);
      await write(join(folder, 'package.json'), '{}');
      await symlink(docusaurus, join(folder, 'node_modules'));
      await run(join(docusaurus, '.bin/docusaurus'), ['build', '--no-minify'], folder);
      return join(folder, 'build');
    },
  },
};

/** Builds the site of one generator anew in target/sites; resolves to its page's path from there. */
export async function buildSite(name, notes) {
  const { assets, build, path = '' } = generators[name];
  const folder = join(sites, name.replace(/\W+/g, '-').toLowerCase());
  await rm(folder, { recursive: true, force: true });
  const place = join(folder, assets, 'loopscope');
  await mkdir(dirname(place), { recursive: true });
  await cp(dist, place, { recursive: true });
  return `${relative(sites, await build(folder, notes))}/${path}`;
}

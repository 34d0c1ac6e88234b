// One section as a picture: for each peer a bar from 1, which is ours, to its share of ours, on a logarithmic axis. To the
// right the peer takes longer or more, to the left less. What it says is written in words as well.
import { h, markup } from '../../www/page/vnode.js';
import { summarise } from './summary.mjs';

const WIDTH = 860;
const LEFT = 300;
const RIGHT = 70;
const ROW = 22;
const TITLE = 26;
const TOP = 44;
const BOTTOM = 14;
const BAR = 12;
/** As wide as the longest number beside a bar. */
const NUMBER = 48;

const STYLE = `svg{color-scheme:light dark}
text{font:12px system-ui,-apple-system,'Segoe UI','Noto Sans',sans-serif;fill:#1b222d;stroke:#fff;stroke-width:4px;paint-order:stroke}
.figure{font-weight:600}.quiet{fill:#5c6470}.end{text-anchor:end}.middle{text-anchor:middle}
.grid{stroke:#e4e0d6}.one{stroke:#1b222d}.more{fill:#0b62c4}.less{fill:#b8500a}.aim{stroke:#1b222d;stroke-width:2}
.paper{fill:#fff}
@media(prefers-color-scheme:dark){text{fill:#e6eaf0;stroke:#12161b}.quiet{fill:#9ba6b5}.grid{stroke:#2d3540}.one,.aim{stroke:#e6eaf0}.more{fill:#70b2ff}.less{fill:#f29b62}.paper{fill:#12161b}}`;

const short = (times) => (times >= 100 ? times.toFixed(0) : times.toPrecision(2));
/** How many times ours, as one says it. */
const spoken = (times) => (times >= 1 ? `${short(times)} ×` : `1/${short(1 / times)}`);

/** Rows of the picture: the name of a figure, then its peers. Figures without a peer are in the table alone. */
function rowsOf(figures) {
  return figures.map((measured) => [measured.figure, summarise(measured).others]).filter(([, others]) => others.length > 0)
    .flatMap(([figure, others]) => [{ figure }, ...others.map(({ name, missing, ratio, aim }) => ({ name, missing, times: 1 / ratio, aim: aim && 1 / aim }))]);
}

/** The section's picture as SVG, or null where nothing stands beside a peer. */
export function plot(title, figures) {
  const rows = rowsOf(figures);
  if (rows.length === 0) return null;
  const reach = rows.flatMap(({ times, aim }) => [times, aim]).filter(Number.isFinite).map(Math.log10);
  const [low, high] = [Math.min(-1, Math.floor(Math.min(...reach))), Math.max(1, Math.ceil(Math.max(...reach)))];
  const x = (times) => LEFT + NUMBER + ((Math.log10(times) - low) / (high - low)) * (WIDTH - LEFT - NUMBER - RIGHT);

  let y = TOP;
  const drawn = rows.flatMap((row) => {
    const top = y;
    y += row.figure ? TITLE : ROW;
    if (row.figure) return h('text', { class: 'figure', x: 12, y: top + 18 }, row.figure);
    return [h('text', { class: 'quiet end', x: LEFT - 12, y: top + 14 }, row.name), bar(row, top, x)];
  });
  const height = y + BOTTOM;
  const powers = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
  const grid = powers.map((power) => [
    h('line', { class: power === 1 ? 'one' : 'grid', x1: x(power), x2: x(power), y1: TOP - 8, y2: height - BOTTOM }),
    h('text', { class: 'quiet middle', x: x(power), y: TOP - 14 }, power === 1 ? 'ours' : power > 1 ? `${power} ×` : `1/${Math.round(1 / power)}`),
  ]);
  const picture = h('svg', { xmlns: 'http://www.w3.org/2000/svg', width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': `${title}: what each peer takes, in times of ours` },
    h('style', {}, STYLE), h('rect', { class: 'paper', width: WIDTH, height }), grid, drawn);
  return `${markup(picture)}\n`;
}

function bar({ missing, times, aim }, top, x) {
  if (missing !== undefined) return h('text', { class: 'quiet', x: x(1) + 8, y: top + 14 }, 'n/a');
  const [from, to] = [Math.min(x(1), x(times)), Math.max(x(1), x(times))];
  const isMore = times >= 1;
  const marked = isMore && aim && x(aim) > to - 6 && x(aim) < to + NUMBER ? x(aim) : to; // the tick is not written over
  return [
    h('rect', { class: isMore ? 'more' : 'less', x: from, y: top + 4, width: Math.max(1, to - from), height: BAR }),
    h('text', isMore ? { x: Math.max(to, marked) + 6, y: top + 14 } : { class: 'end', x: from - 6, y: top + 14 }, spoken(times)),
    aim && h('line', { class: 'aim', x1: x(aim), x2: x(aim), y1: top + 1, y2: top + 19 }),
  ];
}

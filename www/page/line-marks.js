// Marks on lines of the program: an error, a warning or a remark of the coach under the line and a sign in the gutter,
// and a soft band on the line that another panel points at.

import { RangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, gutterLineClass, GutterMarker, WidgetType } from '@codemirror/view';
import { el } from './dom.js';

/** Replaces all marks: {line, severity, text, remedy}[]. */
export const setMarks = StateEffect.define();
/** The line pointed at, or null. */
export const pointAtLine = StateEffect.define();
/** The line that runs at the moment that is shown, or null. */
export const stepAtLine = StateEffect.define();

class Message extends WidgetType {
  constructor({ severity, text, remedy = null }) {
    super();
    Object.assign(this, { severity, text, remedy });
  }

  eq({ severity, text, remedy }) {
    return severity === this.severity && text === this.text && remedy === this.remedy;
  }

  toDOM() {
    const node = document.createElement('div');
    node.className = `line-message ${this.severity}`;
    node.append(this.text);
    if (this.remedy) node.append(' ', el('span', { class: 'remedy' }, this.remedy));
    return node;
  }
}

class GutterSign extends GutterMarker {
  constructor(severity) {
    super();
    this.elementClass = `gutter-${severity}`;
  }

  eq(other) {
    return other.elementClass === this.elementClass;
  }
}

function decorate(state, marks) {
  const lines = [];
  const signs = [];
  for (const mark of marks) {
    const { line: number, severity } = mark;
    if (!(number >= 1 && number <= state.doc.lines)) continue;
    const line = state.doc.line(number);
    lines.push(Decoration.line({ class: `line-${severity}` }).range(line.from));
    lines.push(Decoration.widget({ widget: new Message(mark), block: true, side: 1 }).range(line.to));
    signs.push(new GutterSign(severity).range(line.from));
  }
  return { lines: Decoration.set(lines, true), signs: RangeSet.of(signs, true) };
}

const marksField = StateField.define({
  create: (state) => decorate(state, []),
  update({ lines, signs }, transaction) {
    for (const effect of transaction.effects) if (effect.is(setMarks)) return decorate(transaction.state, effect.value);
    return { lines: lines.map(transaction.changes), signs: signs.map(transaction.changes) };
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ lines }) => lines),
    gutterLineClass.from(field, ({ signs }) => signs),
  ],
});

/** A band on one line, or none, as `effect` says. */
function band(effect, name) {
  return StateField.define({
    create: () => Decoration.none,
    update(marked, transaction) {
      for (const each of transaction.effects) {
        if (!each.is(effect)) continue;
        const { doc } = transaction.state;
        const known = each.value >= 1 && each.value <= doc.lines;
        return known ? Decoration.set(Decoration.line({ class: name }).range(doc.line(each.value).from)) : Decoration.none;
      }
      return marked.map(transaction.changes);
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}

const stepped = band(stepAtLine, 'line-stepped');

/** The line that is shown as the one that runs, or null. */
export function steppedLine(state) {
  const { value, from } = state.field(stepped).iter();
  return value ? state.doc.lineAt(from).number : null;
}

export const lineMarks = [marksField, band(pointAtLine, 'line-pointed'), stepped];

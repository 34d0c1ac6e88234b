// Completion of the names that the program itself declares: variables, functions, classes, parameters.

const DECLARATION = /\b(?:const|let|var|class|function\*?)\s+([A-Za-z_$][\w$]*)/g;
const PARAMETERS = /(?:\bfunction\*?\s*[\w$]*\s*\(([^)]*)\)|\(([\w$,\s]*)\)\s*=>)/g;

export function completeDeclared(context) {
  const typed = context.matchBefore(/(?:\.\s*)?[A-Za-z_$][\w$]*$/);
  if (!typed || typed.text.startsWith('.')) return null;
  const names = declaredNames(context.state.doc.toString());
  names.delete(typed.text);
  return { from: typed.from, options: [...names].map((label) => ({ label, type: 'variable' })), validFor: /^[\w$]*$/ };
}

/** @returns {Set<string>} in the order of the program */
export function declaredNames(text) {
  const declared = [...text.matchAll(DECLARATION)].map(([, name]) => name);
  const parameters = [...text.matchAll(PARAMETERS)].flatMap(([, named = '', arrow = '']) => `${named},${arrow}`.match(/[A-Za-z_$][\w$]*/g) ?? []);
  return new Set([...declared, ...parameters]);
}

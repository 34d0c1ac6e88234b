// From a recording straight to a picture, for a program without a page.

import { Record } from '../../host/record.js';
import { drawnEvents, timelineModel } from './model.js';
import { propertiesOf, resolverOf } from './palette.js';
import { stillOf } from './still.js';

/**
 * @param {import('../../host/record.js').Recording} recording
 * @param {{title?: string, tokens: string, theme?: 'light' | 'dark', width?: number}} options tokens: the text of
 *   tokens.css
 * @returns {string} an SVG file
 */
export function timelineSvg(recording, { tokens, theme = 'light', ...options }) {
  const record = new Record(recording);
  const model = timelineModel({ clock: record.clock, complete: record.complete, events: drawnEvents(record) });
  return stillOf(model, { ...options, resolve: resolverOf(propertiesOf(tokens), theme) }).text;
}

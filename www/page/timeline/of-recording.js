// From a recording straight to a picture, for a program without a page.

import { Record } from '../../host/record.js';
import { drawnEvents, timelineModel } from './model.js';
import { propertiesOf, resolverOf } from './palette.js';
import { pictureOf, stillOf } from './still.js';

/**
 * @param {import('../../host/record.js').Recording} recording
 * @param {{title?: string, tokens: string, theme?: 'light' | 'dark', width?: number}} options tokens: the text of
 *   tokens.css
 * @returns {string} an SVG file
 */
export function timelineSvg(recording, { tokens, theme = 'light', ...options }) {
  return stillOf(modelOf(recording), { ...options, resolve: resolverOf(propertiesOf(tokens), theme) }).text;
}

/**
 * The picture as plain data (vnode.js), its colours still names; and of how many tasks it is, over how many seconds.
 * @returns {{node: object, width: number, tasks: number, seconds: number}}
 */
export function timelinePicture(recording, options) {
  const model = modelOf(recording);
  return { ...pictureOf(model, options), tasks: model.lanes.length + model.hiddenTasks, seconds: model.end };
}

function modelOf(recording) {
  const record = new Record(recording);
  return timelineModel({ clock: record.clock, complete: record.complete, events: drawnEvents(record) });
}

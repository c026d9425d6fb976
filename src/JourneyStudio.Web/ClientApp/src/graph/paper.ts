import { isNote, textOf, type NodeView } from '../draft/model';
import { grid, nodeHeight, nodeWidth, type Box } from './size';

const line = 18;
const edges = 22;
const room = 230;
const most = 16;

/** How tall the paper of a note is: as its text needs, as far as one wants to see it on a canvas. The widths of letters are estimated, so that it is the same in every browser. */
export function paperHeight(text: string): number {
  const lines = text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(width(part) / room)), 0);
  return Math.max(nodeHeight, Math.ceil((edges + line * Math.min(most, lines)) / grid) * grid);
}

/** Where an activity stands and how much room it takes. */
export const boxOf = (node: NodeView): Box => ({ x: node.x, y: node.y, width: nodeWidth, height: isNote(node) ? paperHeight(textOf(node)) : nodeHeight });

/** Chinese letters are as wide as they are tall, others half of it. */
const width = (text: string): number => [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 13 : 7), 0);

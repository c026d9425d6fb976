import { isNote, noteOf, textOf } from '../draft/model';
import { element, tile, type CardContext } from '../graph/card';
import type { Counts } from '../graph/counts';
import { icon } from '../icons';
import type { Line } from './lines';

export interface RowData {
  line: Line;
  counts: Counts | null;
  selected: boolean;
  folds: boolean;
}

/** One activity as a line: what the narrow list shows comes first, what the table adds after it. */
export function fillRow(row: HTMLElement, { line, counts, selected, folds }: RowData, context: CardContext): void {
  const { node } = line;
  const { texts } = context;
  row.setAttribute('role', 'row');
  row.dataset.row = node.id;
  row.setAttribute('aria-level', String(line.depth + 1));
  row.setAttribute('aria-selected', String(selected));
  if (folds) row.setAttribute('aria-expanded', String(!node.folded));
  else row.removeAttribute('aria-expanded');
  row.className = `leaf in-${Math.min(line.depth, 6)}`;
  const name = cell('what');
  if (folds) {
    const twisty = element('span', 'twisty');
    twisty.dataset.fold = node.id;
    twisty.append(icon(node.folded ? 'chevron-right' : 'chevron-down'));
    name.append(twisty);
  }
  name.append(tile(node, context, 'soft sm'));
  if (line.port) name.append(element('span', 'via', line.port));
  name.append(element('span', 'name clip grow', isNote(node) ? textOf(node) || texts.say('noteEmpty') : node.name));
  if (noteOf(node)) name.append(marked('sticky-note', 'noted', texts.say('hasNote', noteOf(node))));
  if (node.folded) name.append(element('span', 'small mute', texts.say('foldedCount', node.folded)));
  const checks = cell('checked');
  if (node.checks.length > 0) checks.append(marked(node.checks.some(check => check.blocks) ? 'octagon-x' : 'triangle-alert', 'look', node.checks.map(check => check.message).join('\n')));
  row.replaceChildren(
    name,
    cell('summary clip wide', node.summary),
    cell('n', counts ? texts.count(counts.entered) : ''),
    cell('n wide', counts && counts.waiting > 0 ? texts.count(counts.waiting) : ''),
    cell('n wide', counts && counts.lag > 0 ? texts.lag(counts.lag) : ''),
    checks);
}

function cell(className: string, text?: string): HTMLElement {
  const made = element('span', className, text);
  made.setAttribute('role', 'gridcell');
  return made;
}

function marked(drawing: string, className: string, text: string): HTMLElement {
  const box = element('span', className);
  box.append(icon(drawing), element('span', 'sr', text));
  box.title = text;
  return box;
}

import { isNote, noteOf, textOf, type NodeView } from '../draft/model';
import type { Texts } from '../text';
import { icon } from '../icons';
import { dropOff, shares, type Counts } from './counts';

/** What a card needs besides the node: the drawing of its kind's icon and the reader's words. */
export interface CardContext {
  icon(type: string): string;
  texts: Texts;
}

export interface CardData {
  node: NodeView;
  counts: Counts | null;
  /** Who else has chosen it. */
  others?: { initials: string; names: string };
}

/** The node card of app.css: tile, name, one line of summary; who came and who waits on the top edge; a check on the right edge. */
export function card({ node, counts, others }: CardData, context: CardContext): HTMLElement {
  if (isNote(node)) return paper(node, others, context);
  const root = element('div', `node f-${node.family}`);
  const lost = counts && dropOff(counts, node.family);
  if (lost) root.dataset.lost = String(Math.min(4, 1 + Math.floor(lost / 10)));
  root.title = node.summary;
  // All of it is in the node's name, in the order in which it is best heard
  root.setAttribute('aria-hidden', 'true');
  root.append(tile(node, context), words(node));
  if (counts) root.append(...figures(counts, node.family, context.texts));
  if (node.checks.length > 0) root.append(mark(node, context.texts));
  if (noteOf(node)) root.append(noteMark(noteOf(node)));
  if (others) showOthers(root, others, context.texts);
  if (node.folded) root.append(element('span', 'folded', context.texts.say('foldedCount', node.folded)));
  return root;
}

/** A note: what is written, on paper. */
function paper(node: NodeView, others: CardData['others'], context: CardContext): HTMLElement {
  const text = textOf(node);
  const root = element('div', `node paper f-note${text ? '' : ' blank'}`, text || context.texts.say('noteEmpty'));
  root.setAttribute('aria-hidden', 'true');
  if (others) showOthers(root, others, context.texts);
  return root;
}

function showOthers(root: HTMLElement, others: { initials: string; names: string }, texts: Texts): void {
  root.classList.add('with-others');
  const here = element('span', 'others', others.initials);
  here.title = texts.say('isHere', others.names);
  root.append(here);
}

export function tile(node: { type: string; family: string }, context: CardContext, size = ''): HTMLElement {
  const box = element('span', `tile f-${node.family} ${size}`.trim());
  box.innerHTML = context.icon(node.type);
  box.setAttribute('aria-hidden', 'true');
  return box;
}

function words(node: NodeView): HTMLElement {
  const text = element('span', 'clip');
  text.append(element('span', 'name clip', node.name), element('span', 'sum clip', node.summary));
  return text;
}

function figures(counts: Counts, family: string, texts: Texts): HTMLElement[] {
  const came = element('span', 'in-n came');
  came.append(element('b', '', texts.count(counts.entered)));
  const lost = dropOff(counts, family);
  if (lost !== null) came.append(element('span', 'lost', texts.percent(-lost)));
  const parts = [came];
  if (counts.waiting > 0) {
    const waiting = element('span', 'in-n waiting');
    waiting.append(icon('hourglass'), element('b', '', texts.count(counts.waiting)), element('span', '', texts.say('waiting')));
    if (counts.lag > 0) waiting.append(element('span', 'late', texts.say('late', texts.lag(counts.lag))));
    parts.push(waiting);
  }
  const share = shares(counts);
  const bar = element('span', 'flowbar');
  bar.setAttribute('aria-hidden', 'true');
  for (const part of ['on', 'here', 'left'] as const) {
    if (share[part] === 0) continue;
    const piece = element('i', part);
    piece.style.width = `${share[part]}%`;
    bar.append(piece);
  }
  return [...parts, bar];
}

function mark(node: NodeView, texts: Texts): HTMLElement {
  const blocks = node.checks.some(check => check.blocks);
  const box = element('span', blocks ? 'mark bad' : 'mark');
  box.append(icon(blocks ? 'octagon-x' : 'triangle-alert'));
  box.title = node.checks.map(check => check.message).join('\n');
  box.setAttribute('aria-label', texts.say(node.checks.length === 1 ? 'oneCheck' : 'checks', node.checks.length));
  return box;
}

function noteMark(note: string): HTMLElement {
  const box = element('span', 'note-mark');
  box.append(icon('sticky-note'));
  box.title = note;
  return box;
}

/** The name that assistive technology reads, as UX.md words it. */
export function spokenName({ node, counts, others }: CardData, texts: Texts): string {
  if (isNote(node)) return [`${texts.say('family.note')}: ${textOf(node) || texts.say('noteEmpty')}`, others ? texts.say('isHere', others.names) : ''].filter(Boolean).join(', ');
  const parts = [`${texts.say(`family.${node.family}`)}: ${node.name}`, node.summary];
  if (counts) parts.push(texts.say('entered', counts.entered));
  if (counts && counts.waiting > 0) parts.push(texts.say('waitingCount', counts.waiting));
  if (node.checks.length > 0) parts.push(texts.say(node.checks.length === 1 ? 'oneCheck' : 'checks', node.checks.length));
  const lost = counts && dropOff(counts, node.family);
  if (counts && lost) parts.push(texts.say('lostShare', texts.percent(lost)));
  if (counts && counts.lag > 0) parts.push(texts.say('late', texts.lag(counts.lag)));
  if (noteOf(node)) parts.push(texts.say('hasNote', noteOf(node)));
  if (others) parts.push(texts.say('isHere', others.names));
  if (node.folded) parts.push(texts.say('foldedCount', node.folded));
  parts.push(texts.say(node.ports.length === 1 ? 'oneOutput' : 'outputs', node.ports.length));
  return parts.filter(Boolean).join(', ');
}

export function element(tag: string, className: string, text?: string): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

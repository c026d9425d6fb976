import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Adoption } from '../src/draft/adoption';
import { about, disagree, insist, named, steps, type Conflict, type Disagreement } from '../src/draft/conflict';
import type { DraftCommand } from '../src/draft/commands';
import { CommandQueue, type SaveState, type Sent } from '../src/draft/queue';
import { EntryStore, type Entry } from '../src/draft/store';
import { Waived } from '../src/draft/waived';
import { answer, kinds, line, ManualClock, MemoryStore, node, Pages, snapshot, state } from './fixtures';

const rename = (name: string): DraftCommand => ({ kind: 'rename', activity: 'a', name });
const entry = (command: DraftCommand, number = 1): Entry => ({ commandId: `tab.${number}`, order: number, baseRevision: 0, command });
const conflict: Conflict = { kind: 'value', activity: 'a', setting: 'displayText', name: 'a', label: 'Name', by: 'li', self: false, mine: 'Mine', theirs: 'Theirs' };
const gone: Conflict = { ...conflict, kind: 'gone' };

/** A page whose name of `a` somebody else has set first. */
async function met(storage = new MemoryStore(), pages = new Pages(), ...more: DraftCommand[]) {
  const sent: Entry[] = [];
  const answers: ((sent: Sent) => void)[] = [];
  const seen: { list: readonly Disagreement[]; state: SaveState } = { list: [], state: { kind: 'saved', at: null } };
  const store = new EntryStore(storage, 'journey', '7');
  const queue = new CommandQueue({
    store, kinds, client: 'tab', clock: new ManualClock(), adoption: new Adoption(store, pages.open('tab'), 'tab'),
    send: one => { sent.push(one); return new Promise(resolve => answers.push(resolve)); },
    behind: () => undefined, changed: () => undefined,
    disagreed: list => { seen.list = list; }, saveState: now => { seen.state = now; },
  });
  const reply = async (said: Sent) => { answers.shift()?.(said); await new Promise(resolve => setTimeout(resolve)); };
  queue.load(snapshot(0, [node('a')]));
  [rename('Mine'), ...more].forEach(command => queue.submit(command));
  await reply({ result: 'conflict', conflict, answer: answer(1, [{ ...node('a'), name: 'Theirs' }], true) });
  return { queue, sent, seen, reply, storage, pages, name: () => queue.state.nodes.get('a')?.name };
}

test('in conflict theirs stands, mine is kept, and the state says not saved', async () => {
  const page = await met();
  assert.equal(page.name(), 'Theirs');
  assert.deepEqual(page.seen.state, { kind: 'conflict' });
  assert.equal(page.seen.list.length, 1);
  assert.equal(page.storage.length, 1);
});

test('a conflict nobody has decided is there again after a reload', async () => {
  const before = await met();
  before.pages.close('tab');
  const store = new EntryStore(before.storage, 'journey', '7');
  const found = await new Adoption(store, before.pages.open('next'), 'next').find();
  assert.deepEqual(found.map(one => one.conflict), [conflict]);
});

test('choosing mine sends it anew, on the state that has theirs, and undo takes it back', async () => {
  const page = await met();
  page.queue.choose(page.seen.list[0]?.key ?? '', 'mine');
  assert.equal(page.name(), 'Mine');
  assert.deepEqual([page.sent.at(-1)?.commandId, page.sent.at(-1)?.baseRevision], ['tab.2', 1]);
  page.queue.submit({ kind: 'undo' });
  assert.equal(page.name(), 'Theirs');
});

test('choosing theirs sends nothing, and undo brings mine back', async () => {
  const page = await met();
  page.queue.choose(page.seen.list[0]?.key ?? '', 'theirs');
  assert.equal(page.sent.length, 1);
  assert.equal(page.storage.length, 0);
  assert.equal(page.seen.state.kind, 'saved');
  assert.equal(page.queue.canUndo, true);
  page.queue.submit({ kind: 'undo' });
  assert.equal(page.name(), 'Mine');
  assert.deepEqual(page.sent.at(-1)?.command, rename('Mine'));
});

test('edits that the author had taken back are no conflict, and their undo takes back nothing else', async () => {
  const page = await met(new MemoryStore(), new Pages(), { kind: 'undo' });
  assert.equal(page.seen.list.length, 0);
  assert.equal(page.sent.length, 1);
  assert.equal(page.name(), 'Theirs');
  assert.equal(page.seen.state.kind, 'saved');
});

test('several edits of one thing need one choice, and all that was meant is carried out', () => {
  const list = disagree(disagree([], entry(rename('One')), conflict), entry(rename('Two'), 2), conflict);
  assert.equal(list.length, 1);
  assert.deepEqual(list[0] && insist(list[0], state([node('a')])), { kind: 'batch', commands: [rename('One'), rename('Two')] });
});

test('two settings of one activity are two choices', () => {
  const list = disagree(disagree([], entry(rename('One')), conflict), entry({ kind: 'note', activity: 'a', text: 'x' }, 2), { ...conflict, setting: 'description' });
  assert.equal(list.length, 2);
});

test('an activity that is gone comes back in its line, with the change', () => {
  const seen = state([node('x'), node('a', 8, 16), node('y')], line('x', 'a', 'y'));
  const list = disagree([], { ...entry(rename('Mine')), about: about(rename('Mine'), seen) }, gone);
  const command = list[0] && insist(list[0], state([node('x'), node('y')], line('x', 'y')));
  assert.equal(command?.kind, 'batch');
  assert.deepEqual(command?.kind === 'batch' && command.commands.map(one => one.kind), ['add', 'disconnect', 'rename']);
  const [add] = command?.kind === 'batch' ? command.commands : [];
  assert.deepEqual(add?.kind === 'add' && [add.activities[0]?.metadata?.designer?.position, add.connections], [{ x: 8, y: 16 }, line('x', 'a', 'y')]);
});

test('one that somebody has brought back already is not added twice', () => {
  const there = state([node('a')]);
  const list = disagree([], { ...entry(rename('Mine')), about: about(rename('Mine'), there) }, gone);
  assert.deepEqual(list[0] && insist(list[0], there), rename('Mine'));
});

test('the undo of an edit is found behind what was done and undone since', () => {
  const [edit, undo, redo] = [entry(rename('x'), 2), entry({ kind: 'undo' }, 3), entry({ kind: 'redo' }, 4)];
  const last = entry({ kind: 'undo' }, 5);
  assert.deepEqual(steps([edit, undo]), {});
  assert.deepEqual(steps([edit, undo, last]), { undo: last });
  assert.deepEqual(steps([undo, redo]), { undo, redo });
  assert.deepEqual(steps([undo, edit]), { undo });
});

test('what was given up comes back in its turn, after what was done since', () => {
  const waived = new Waived();
  const given: Disagreement = { key: 'k', conflict, entries: [entry(rename('Mine'))] };
  waived.give(given);
  assert.equal(waived.next, true);
  assert.equal(waived.pass(rename('later')), undefined);
  assert.equal(waived.next, false);
  assert.equal(waived.pass({ kind: 'undo' }), undefined);
  assert.equal(waived.pass({ kind: 'undo' }), given);
  assert.equal(waived.pass({ kind: 'undo' }), undefined);
});

test('an activity that is gone is called what its author saw', () => {
  const seen = { ...entry(rename('Mine')), about: about(rename('Mine'), state([node('a')])) };
  assert.equal(named(gone, seen, kinds).name, 'Wait');
  assert.equal(named(conflict, seen, kinds).name, 'a');
});

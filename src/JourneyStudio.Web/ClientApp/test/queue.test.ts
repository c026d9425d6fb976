import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Adoption } from '../src/draft/adoption';
import type { Disagreement } from '../src/draft/conflict';
import { CommandQueue, type SaveState, type Sent } from '../src/draft/queue';
import { EntryStore, type Entry, type KeyValueStore } from '../src/draft/store';
import { answer, kinds, ManualClock, MemoryStore, node, Pages, snapshot } from './fixtures';

const away: Sent = { result: 'away', why: 'away' };

/** A page with its queue, whose server answers when the test says so. */
class Desk {
  conflicts: readonly Disagreement[] = [];
  loads = 0;
  readonly clock = new ManualClock();
  readonly sent: Entry[] = [];
  state: SaveState = { kind: 'saved', at: null };
  readonly queue: CommandQueue;
  private readonly answers: ((sent: Sent) => void)[] = [];

  constructor(readonly storage: KeyValueStore = new MemoryStore(), client = 'tab', readonly pages = new Pages()) {
    const store = new EntryStore(storage, 'journey', '7');
    this.queue = new CommandQueue({
      store,
      adoption: new Adoption(store, pages.open(client), client),
      kinds,
      clock: this.clock,
      client,
      send: entry => {
        this.sent.push(entry);
        return new Promise(resolve => this.answers.push(resolve));
      },
      behind: () => { this.loads++; },
      changed: () => undefined,
      disagreed: list => { this.conflicts = list; },
      saveState: state => { this.state = state; },
    });
    this.queue.load(snapshot(0, [node('a')]));
  }

  rename(name: string): void {
    this.queue.submit({ kind: 'rename', activity: 'a', name });
  }

  move(x: number): void {
    this.queue.submit({ kind: 'move', moves: [{ activity: 'a', x, y: 0 }] });
  }

  async reply(sent: Sent): Promise<void> {
    this.answers.shift()?.(sent);
    await this.settled();
  }

  /** Once what was promised has come. */
  settled(): Promise<void> {
    return new Promise(resolve => setTimeout(resolve));
  }

  get name(): string | undefined {
    return this.queue.state.nodes.get('a')?.name;
  }

  get said(): string {
    return this.state.kind;
  }

  get x(): number | undefined {
    return this.queue.state.nodes.get('a')?.x;
  }
}

test('a command shows at once and is saved when acknowledged', async () => {
  const desk = new Desk();
  desk.move(80);
  assert.equal(desk.x, 80);
  assert.equal(desk.storage.length, 1);
  await desk.reply({ result: 'applied', answer: answer(1, [node('a', 80)]) });
  assert.equal(desk.storage.length, 0);
  assert.deepEqual(desk.state, { kind: 'saved', at: new Date('2026-05-01T10:42:00Z') });
});

test('Saving is said after 400 milliseconds, not before', async () => {
  const desk = new Desk();
  desk.move(80);
  desk.clock.pass(399);
  assert.equal(desk.said, 'saved');
  desk.clock.pass(1);
  assert.equal(desk.said, 'saving');
  await desk.reply({ result: 'applied', answer: answer(1, [node('a', 80)]) });
  assert.equal(desk.said, 'saved');
});

test('commands go one after the other, each with the revision its author saw', async () => {
  const desk = new Desk();
  desk.move(80);
  desk.move(160);
  assert.equal(desk.sent.length, 1);
  await desk.reply({ result: 'applied', answer: answer(1, [node('a', 80)]) });
  assert.deepEqual(desk.sent.map(entry => [entry.commandId, entry.baseRevision]), [['tab.1', 0], ['tab.2', 0]]);
  assert.equal(desk.x, 160);
});

test('with the server away edits are kept and retried', async () => {
  const desk = new Desk();
  desk.move(80);
  await desk.reply(away);
  desk.move(160);
  assert.deepEqual(desk.state, { kind: 'kept', changes: 2, why: 'away', safe: true });
  desk.clock.pass(1000);
  assert.equal(desk.sent.length, 2);
  assert.equal(desk.sent[1]?.commandId, 'tab.1');
  await desk.reply({ result: 'applied', answer: answer(1, [node('a', 80)]) });
  await desk.reply({ result: 'applied', answer: answer(2, [node('a', 160)]) });
  assert.equal(desk.said, 'saved');
});

test('the wait between tries grows, and asking tries at once', async () => {
  const desk = new Desk();
  desk.move(80);
  await desk.reply(away);
  desk.clock.pass(1000);
  await desk.reply(away);
  desk.clock.pass(1000);
  assert.equal(desk.sent.length, 2);
  desk.queue.retry();
  assert.equal(desk.sent.length, 3);
});

test('a reload finds the commands and sends them with their old ids', async () => {
  const before = new Desk();
  before.move(80);
  before.pages.close('tab');
  const after = new Desk(before.storage, 'other', before.pages);
  await after.settled();
  assert.equal(after.x, 80);
  assert.equal(after.sent[0]?.commandId, 'tab.1');
  await after.reply({ result: 'applied', answer: answer(1, [node('a', 80)], true) });
  assert.equal(after.storage.length, 0);
});

test('a refused command is taken off the picture and its reason kept until it is read', async () => {
  const desk = new Desk();
  desk.move(80);
  await desk.reply({ result: 'refused', reason: 'It is gone.', answer: null });
  assert.equal(desk.x, 0);
  assert.deepEqual(desk.state, { kind: 'refused', reasons: ['It is gone.'] });
  desk.queue.dismiss();
  assert.equal(desk.said, 'saved');
});

test('what another page did is taken in below the own edits', async () => {
  const desk = new Desk();
  desk.queue.submit({ kind: 'rename', activity: 'a', name: 'Mine' });
  desk.queue.load(snapshot(4, [node('a', 300)]));
  assert.equal(desk.x, 300);
  assert.equal(desk.queue.state.nodes.get('a')?.name, 'Mine');
});

test('undo is possible as soon as something is drawn', () => {
  const desk = new Desk();
  assert.equal(desk.queue.canUndo, false);
  desk.move(80);
  assert.equal(desk.queue.canUndo, true);
  desk.queue.submit({ kind: 'undo' });
  assert.equal(desk.x, 0);
  assert.equal(desk.queue.canRedo, true);
});

test('a living tab keeps its queue to itself, and one of those that follow a dead one takes it over', async () => {
  const first = new Desk();
  first.move(80);
  const second = new Desk(first.storage, 'second', first.pages);
  await second.settled();
  assert.equal(second.sent.length, 0);
  first.pages.close('tab');
  const third = new Desk(first.storage, 'third', first.pages);
  second.queue.retry();
  await third.settled();
  assert.equal(second.sent.length + third.sent.length, 1);
});

test('what another tab left waits only for what is on its way', async () => {
  const before = new Desk();
  before.move(80);
  before.pages.close('tab');
  const after = new Desk(before.storage, 'other', before.pages);
  after.move(160);
  await after.reply({ result: 'applied', answer: answer(1, [node('a', 160)]) });
  assert.deepEqual(after.sent.map(entry => entry.commandId), ['other.1', 'tab.1']);
});

test('edits of one journey, and of one person, are not those of another', async () => {
  const storage = new MemoryStore();
  new EntryStore(storage, 'a.b', '7').save({ commandId: 'tab.1', order: 1, baseRevision: 0, command: { kind: 'undo' } });
  assert.deepEqual(new EntryStore(storage, 'a', '7').pages(), []);
  assert.deepEqual(new EntryStore(storage, 'a.b', '8').pages(), []);
  assert.deepEqual(new EntryStore(storage, 'a.b', '7').pages(), ['tab']);
});

test('a browser that keeps nothing is said so, and the edits are sent all the same', async () => {
  const full: KeyValueStore = { length: 0, key: () => null, getItem: () => null, removeItem: () => undefined, setItem: () => { throw new Error('full'); } };
  const desk = new Desk(full);
  desk.move(80);
  assert.equal(desk.queue.safe, false);
  await desk.reply(away);
  assert.deepEqual(desk.state, { kind: 'kept', changes: 1, why: 'away', safe: false });
  desk.queue.retry();
  await desk.reply({ result: 'applied', answer: answer(1, [node('a', 80)]) });
  assert.equal(desk.queue.safe, true);
  assert.equal(desk.said, 'saved');
});

test('signed out meanwhile, the edits stay and go once somebody is signed in again', async () => {
  const desk = new Desk();
  desk.move(80);
  await desk.reply({ result: 'away', why: 'signedOut' });
  assert.deepEqual(desk.state, { kind: 'kept', changes: 1, why: 'signedOut', safe: true });
  desk.queue.retry();
  await desk.reply({ result: 'applied', answer: answer(1, [node('a', 80)]) });
  assert.deepEqual(desk.sent.map(entry => entry.commandId), ['tab.1', 'tab.1']);
  assert.equal(desk.said, 'saved');
});

test('an answer that is older than the draft loaded meanwhile changes nothing', async () => {
  const desk = new Desk();
  desk.move(80);
  desk.queue.load(snapshot(2, [node('a', 80), node('b')]));
  await desk.reply({ result: 'applied', answer: answer(1, [node('a', 80)]) });
  assert.equal(desk.queue.baseRevision, 2);
  assert.ok(desk.queue.state.nodes.has('b'));
  assert.equal(desk.loads, 0);
});

test('an answer beyond what this page knows has the draft loaded anew', async () => {
  const desk = new Desk();
  desk.move(80);
  desk.queue.load(snapshot(1, [node('a')]));
  await desk.reply({ result: 'applied', answer: answer(2, [node('a', 80)]) });
  assert.equal(desk.loads, 1);
  assert.equal(desk.queue.baseRevision, 1);
});

test('an older state that comes late is not taken', () => {
  const desk = new Desk();
  desk.queue.load(snapshot(4, [node('a', 300)]));
  desk.queue.load(snapshot(3, [node('a', 100)]));
  assert.equal(desk.x, 300);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apply } from '../src/draft/apply';
import { applyPatch, difference } from '../src/draft/patch';
import { replay } from '../src/draft/replay';
import { activity, kinds, line, node, state } from './fixtures';

const connections = (s: ReturnType<typeof state>) => [...s.connections.keys()];

test('add takes name and ports from the kind', () => {
  const after = apply(state([]), { kind: 'add', activities: [activity('a', 8, 16)], connections: [] }, kinds);
  assert.deepEqual({ ...after.nodes.get('a') }, { ...node('a', 8, 16), name: 'Wait' });
});

test('deleting heals the line, a chain too', () => {
  const before = state(['a', 'b', 'c', 'd'].map(id => node(id)), line('a', 'b', 'c', 'd'));
  assert.deepEqual(connections(apply(before, { kind: 'delete', activities: ['b', 'c'] }, kinds)), ['a|Done|d']);
});

test('deleting with two ways out heals nothing', () => {
  const before = state(['a', 'b', 'c', 'd'].map(id => node(id)), [...line('a', 'b', 'c'), { source: 'b', port: 'No', target: 'd' }]);
  assert.deepEqual(connections(apply(before, { kind: 'delete', activities: ['b'] }, kinds)), []);
});

test('what is gone changes nothing', () => {
  const before = state([node('a')]);
  assert.deepEqual(apply(before, { kind: 'move', moves: [{ activity: 'gone', x: 1, y: 1 }] }, kinds).nodes, before.nodes);
  assert.deepEqual(connections(apply(before, { kind: 'connect', connections: line('a', 'gone') }, kinds)), []);
});

test('a difference leads from one state to the other', () => {
  const before = state([node('a'), node('b')], line('a', 'b'));
  const after = apply(apply(before, { kind: 'delete', activities: ['b'] }, kinds), { kind: 'add', activities: [activity('c')], connections: line('a', 'c') }, kinds);
  assert.deepEqual(applyPatch(before, difference(before, after)), after);
  assert.deepEqual(applyPatch(after, difference(after, before)), before);
});

test('undo takes back what still waits, redo brings it again', () => {
  const before = state([node('a')]);
  const move = { kind: 'move' as const, moves: [{ activity: 'a', x: 80, y: 0 }] };
  assert.equal(replay(before, [], [move, { kind: 'undo' }], kinds).nodes.get('a')?.x, 0);
  assert.equal(replay(before, [], [move, { kind: 'undo' }, { kind: 'redo' }], kinds).nodes.get('a')?.x, 80);
});

test('undo reaches what the server has confirmed in this session', () => {
  const [old, now] = [state([node('a', 0, 0)]), state([node('a', 80, 0)])];
  const shown = replay(now, [difference(now, old)], [{ kind: 'undo' }], kinds);
  assert.equal(shown.nodes.get('a')?.x, 0);
});

test('a note is kept on its activity, and a kind of command that only the server knows changes nothing here', () => {
  const noted = apply(state([node('a')]), { kind: 'note', activity: 'a', text: 'Ask Mei' }, kinds);
  assert.equal(noted.nodes.get('a')?.activity.metadata?.description, 'Ask Mei');
  assert.equal(apply(noted, { kind: 'of-tomorrow' } as never, kinds), noted);
});

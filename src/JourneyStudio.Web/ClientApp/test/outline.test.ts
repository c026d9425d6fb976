import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toNode } from '../src/draft/apply';
import { matches } from '../src/input/find';
import { splicing } from '../src/input/placing';
import { linesOf } from '../src/outline/lines';
import { condition, kinds, line, node, note, state } from './fixtures';

const said = (s: ReturnType<typeof state>) => linesOf(s).map(l => [l.node.id, l.depth, l.port]);

test('the outline indents both ways of a branch and names them', () => {
  const start = toNode({ id: 'start', type: condition.type }, kinds);
  const s = state([start, node('no'), node('yes')], [{ source: 'start', port: 'No', target: 'no' }, { source: 'start', port: 'Yes', target: 'yes' }]);
  assert.deepEqual(said(s), [['start', 0, ''], ['yes', 1, 'Yes'], ['no', 1, 'No']]);
});

test('the outline names each activity of a loop once', () => assert.deepEqual(said(state([node('a'), node('b')], line('a', 'b', 'a'))).map(([id]) => id), ['a', 'b']));

test('the outline has the notes last', () =>
  assert.deepEqual(said(state([note('n', 'Read me'), node('a', 0, 100), node('b', 0, 200)], line('a', 'b'))).map(([id]) => id), ['a', 'b', 'n']));

test('search looks at names, summaries and notes, from the top down', () => {
  const noted = { ...node('c', 0, 50), activity: { id: 'c', type: 'Journey.Wait', metadata: { description: 'Ask WELCOME desk' } } };
  const s = state([{ ...node('a', 0, 100), name: 'Welcome' }, { ...node('b'), summary: 'Says welcome' }, noted, node('d')]);
  assert.deepEqual(matches(s, ' welcome '), ['b', 'c', 'a']);
  assert.deepEqual(matches(s, ''), []);
});

test('an activity that is there already is put into a connection as one step', () => {
  const command = splicing(node('n'), { x: 8, y: 16 }, { source: 'a', port: 'Done', target: 'b' });
  assert.deepEqual(command, {
    kind: 'batch',
    commands: [
      { kind: 'move', moves: [{ activity: 'n', x: 8, y: 16 }] },
      { kind: 'disconnect', connections: [{ source: 'a', port: 'Done', target: 'b' }] },
      { kind: 'connect', connections: [{ source: 'a', port: 'Done', target: 'n' }, { source: 'n', port: 'Done', target: 'b' }] },
    ],
  });
});

test('ways that lead to the same activity are no branch', () => {
  const start = toNode({ id: 'start', type: condition.type }, kinds);
  const s = state([start, node('next')], [{ source: 'start', port: 'Yes', target: 'next' }, { source: 'start', port: 'No', target: 'next' }]);
  assert.deepEqual(said(s), [['start', 0, ''], ['next', 0, '']]);
});

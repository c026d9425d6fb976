import type { Texts } from './text';

/** Somebody else who has this journey open, or the reader in another tab. */
export interface Person {
  name: string;
  initial: string;
  self: boolean;
  selected: string[];
}

/** Who is at which activity, said as the card shows and speaks it. */
export function atActivities(people: readonly Person[], texts: Texts): Map<string, { initials: string; names: string }> {
  const found = new Map<string, Person[]>();
  for (const person of people) for (const id of person.selected) found.set(id, [...(found.get(id) ?? []), person]);
  return new Map([...found].map(([id, here]) => [id, {
    initials: here.map(person => person.initial).join(' '),
    names: [...new Set(here.map(person => (person.self ? texts.say('conflict.self') : person.name)))].join(', '),
  }]));
}

// What was done in a sandbox stays with its tab, so that a page that is loaded again can go on with it. A tab that is full or keeps nothing does without.

export function keep(key, text) {
  try {
    if (text) sessionStorage.setItem(key, text);
    else sessionStorage.removeItem(key);
  } catch {
    forget(key);
  }
}

/** As bytes, since a text comes whole and is limited in length. Where nothing is kept it is a space: what is streamed is never empty. */
export function kept(key) {
  let text = null;
  try {
    text = sessionStorage.getItem(key);
  } catch {
    // this tab keeps nothing
  }

  return new TextEncoder().encode(text ?? " ");
}

/** An older run would be mistaken for the one that did not fit. */
function forget(key) {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // then nothing was kept before, either
  }
}

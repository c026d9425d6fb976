// Sends the chosen file as the body of one request: no copy of it in memory, and nothing of it goes through the circuit.

export function attach(card) {
  const file = card.querySelector('input');
  file.addEventListener('change', () => file.files.length && send(card, file.files[0]));
  file.dataset.ready = '';
}

async function send(card, chosen) {
  const [file, bar, error] = ['input', 'progress', '[role=alert]'].map(name => card.querySelector(name));
  file.disabled = true;
  card.querySelector('[data-file-name]').textContent = chosen.name;
  bar.hidden = false;
  error.hidden = true;
  try {
    location.href = await post(chosen, share => { bar.value = share; }, error.dataset.lost);
  } catch (problem) {
    error.textContent = problem.message;
    error.hidden = false;
    file.disabled = false;
    file.value = '';
    bar.hidden = true;
  }
}

async function post(chosen, tell, lost) {
  const token = await (await fetch('/members/imports/token')).text();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/members/imports/file?name=${encodeURIComponent(chosen.name)}`);
    request.setRequestHeader('RequestVerificationToken', token);
    request.setRequestHeader('Content-Type', 'text/csv');
    request.upload.onprogress = event => tell(100 * event.loaded / event.total);
    request.onload = () => request.status === 201 ? resolve(request.getResponseHeader('Location')) : reject(new Error(reason(request) ?? lost));
    request.onerror = () => reject(new Error(lost));
    request.send(chosen);
  });
}

function reason(request) {
  try {
    return JSON.parse(request.responseText).detail;
  } catch {
    return null;
  }
}

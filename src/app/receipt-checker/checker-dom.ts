/** An element with attributes and contents. Texts become text, never markup: a receipt is foreign data. */
export function element(tag: string, attributes: Readonly<Record<string, string>>, ...contents: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...contents);
  return made;
}

/** Labels with values; values are shown whole, left to right. */
export function list(rows: readonly (readonly [label: string, value: string])[]): HTMLElement {
  return element('dl', {}, ...rows.map(([label, value]) => element('div', {}, element('dt', {}, element('bdi', {}, label)), element('dd', {}, element('bdi', {}, value)))));
}

/** A button that opens a file and hands out its text. The same file can be opened twice. */
export function picker(id: string, label: string, onText: (text: string) => Promise<void>): HTMLElement {
  const input = document.createElement('input');
  input.type = 'file';
  input.id = id;
  input.accept = '.json,application/json';
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file !== undefined) void file.text().then(onText);
    input.value = '';
  });
  return element('p', { class: 'pick' }, element('label', { for: id }, label), input);
}

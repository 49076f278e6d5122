// A button that copies an address, and says that it did. The clipboard is there on https only; elsewhere the old way still works.

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand('copy');
    field.remove();
    return isCopied;
  }
}

/** `data-copy` is what is copied; the element after the button says what `data-done` says. */
export function listenForCopy(): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null;
    if (!button) return;
    void copied(button.dataset['copy']!).then((isCopied) => {
      button.focus();
      if (isCopied) button.nextElementSibling!.textContent = button.dataset['done']!;
    });
  });
}

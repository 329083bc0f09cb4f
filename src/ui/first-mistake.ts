import { tick } from 'svelte';

/** Brings the keyboard to the first field, or group of fields, of the form that is marked as wrong, so that nobody has to look for it. */
export async function focusFirstMistake(form: HTMLFormElement): Promise<void> {
  await tick();
  form.querySelector<HTMLElement>('[aria-invalid="true"], [data-mistake]')?.focus();
}

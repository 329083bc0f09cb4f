import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { Asked } from '../answers.ts';

export type PassPerson = Asked['practice']['give']['people'][number];

/** Whom passes are given to, and for which banks: people ticked on rosters and people typed in. */
export class PassDraft {
  readonly banks = new SvelteSet<string>();
  /** By employee number, which names a person. */
  readonly people = new SvelteMap<string, PassPerson>();
  employeeNumber = $state('');
  name = $state('');

  get mistakes() {
    return { banks: this.banks.size === 0, people: this.people.size === 0 };
  }

  /** What is wrong with the person being typed in; null when nothing is. */
  get wrongPerson(): 'employeeNumber' | 'name' | 'twice' | null {
    if (this.employeeNumber.trim() === '') return 'employeeNumber';
    if (this.name.trim() === '') return 'name';
    return this.people.has(this.employeeNumber.trim()) ? 'twice' : null;
  }

  /** Adds the person typed in. False when something is wrong, and nothing was added. */
  addTyped(): boolean {
    if (this.wrongPerson !== null) return false;
    const person = { employeeNumber: this.employeeNumber.trim(), name: this.name.trim() };
    this.people.set(person.employeeNumber, person);
    this.employeeNumber = this.name = '';
    return true;
  }

  get asked(): Asked['practice']['give'] {
    return { people: [...this.people.values()], bankIds: [...this.banks] };
  }
}

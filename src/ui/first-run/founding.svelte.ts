import type { Asked } from '../answers.ts';
import { advise } from './passphrase-advice.ts';

export type FoundingField =
  'name' | 'personName' | 'employeeNumber' | 'username' | 'password' | 'passphrase' | 'passphraseAgain';

export const possibleUsername = /^[a-z0-9][a-z0-9._-]{1,31}$/;

/** What the founding of an organisation asks for, and what of it is still wrong. */
export class Founding {
  nameZh = $state('');
  nameEn = $state('');
  personName = $state('');
  employeeNumber = $state('');
  username = $state('');
  password = $state('');
  passphrase = $state('');
  passphraseAgain = $state('');

  readonly advice = $derived.by(() => advise(this.passphrase));

  readonly wrong = $derived.by((): readonly FoundingField[] => {
    const judged: [FoundingField, boolean][] = [
      ['name', this.nameZh.trim() !== '' || this.nameEn.trim() !== ''],
      ['personName', this.personName.trim() !== ''],
      ['employeeNumber', this.employeeNumber.trim() !== ''],
      ['username', possibleUsername.test(this.username)],
      ['password', this.password.length >= 8],
      ['passphrase', this.advice !== 'too-short'],
      ['passphraseAgain', this.passphrase === this.passphraseAgain],
    ];
    return judged.filter(([, good]) => !good).map(([field]) => field);
  });

  /** As the host takes it. A language without a name is left out. */
  wish(code: string): Asked['setup']['create'] {
    const zh = this.nameZh.trim();
    const en = this.nameEn.trim();
    return {
      code,
      organisation: { ...(zh ? { 'zh-CN': zh } : {}), ...(en ? { en } : {}) },
      administrator: {
        username: this.username,
        name: this.personName.trim(),
        employeeNumber: this.employeeNumber.trim(),
        password: this.password,
      },
      passphrase: this.passphrase,
    };
  }
}

import type { Asked } from '../answers.ts';
import { advise } from './passphrase-advice.ts';
import { possibleUsername } from './founding.svelte.ts';

type KitField =
  'kit' | 'kitCode' | 'personName' | 'employeeNumber' | 'username' | 'password' | 'passphrase' | 'passphraseAgain';

/** What a first run with a kit asks for, and what of it is still wrong. */
export class KitTaking {
  kit = $state('');
  kitCode = $state('');
  personName = $state('');
  employeeNumber = $state('');
  username = $state('');
  password = $state('');
  passphrase = $state('');
  passphraseAgain = $state('');

  readonly advice = $derived.by(() => advise(this.passphrase));

  readonly wrong = $derived.by((): readonly KitField[] => {
    const judged: [KitField, boolean][] = [
      ['kit', this.kit !== ''],
      ['kitCode', this.kitCode.trim() !== ''],
      ['personName', this.personName.trim() !== ''],
      ['employeeNumber', this.employeeNumber.trim() !== ''],
      ['username', possibleUsername.test(this.username)],
      ['password', this.password.length >= 8],
      ['passphrase', this.advice !== 'too-short'],
      ['passphraseAgain', this.passphrase === this.passphraseAgain],
    ];
    return judged.filter(([, good]) => !good).map(([field]) => field);
  });

  wish(code: string): Asked['setup']['takeKit'] {
    const { kit, kitCode, passphrase, username, password } = this;
    const administrator = {
      ...{ username, password, name: this.personName.trim(), employeeNumber: this.employeeNumber.trim() },
    };
    return { code, kit, kitCode, passphrase, administrator };
  }
}

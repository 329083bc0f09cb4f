import type { StaffRole } from '#contract/roles.ts';
import type { Asked } from '../answers.ts';

/** The rules of the contract, checked before the host is asked, so that a mistake is shown at its field. */
export const passwordOk = (password: string) => password.length >= 8 && password.length <= 200;
const usernameOk = (username: string) => /^[a-z0-9][a-z0-9._-]{1,31}$/.test(username);
const textOk = (text: string, most: number) => text.trim() !== '' && text.trim().length <= most;

/** A new account being filled in. */
export class AccountDraft {
  name = $state('');
  username = $state('');
  employeeNumber = $state('');
  password = $state('');
  roles = $state<StaffRole[]>([]);

  get mistakes() {
    return {
      name: !textOk(this.name, 100),
      username: !usernameOk(this.username.trim()),
      employeeNumber: !textOk(this.employeeNumber, 40),
      password: !passwordOk(this.password),
      roles: this.roles.length === 0,
    };
  }

  get complete(): boolean {
    return Object.values(this.mistakes).every((wrong) => !wrong);
  }

  get asked(): Asked['staff']['create'] {
    return {
      name: this.name.trim(),
      username: this.username.trim(),
      employeeNumber: this.employeeNumber.trim(),
      password: this.password,
      roles: [...this.roles],
    };
  }
}

/** Names of the messages between the page's preload and the main process. There are no others. */
export const enterLockdownChannel = 'lockdown:enter';
export const leaveLockdownChannel = 'lockdown:leave';
export const lockdownEventChannel = 'lockdown:event';

/** What a machine says of its make. Texts are as its firmware or `sysctl` gives them; network addresses as `os.networkInterfaces()`. */
export interface MachineSigns {
  /** Maker, product, board and firmware, in any order. */
  readonly firmware: readonly string[];
  /** macOS `kern.hv_vmm_present`: 1 says that the system runs under another. */
  readonly underHypervisor: boolean;
  /** Hardware addresses of the network interfaces that carry one. */
  readonly macs: readonly string[];
}

/** Hyper-V is matched by its product: the maker alone is that of real machines too. */
const makes: readonly (readonly [string, RegExp])[] = [
  ['VMware', /vmware/i],
  ['VirtualBox', /virtualbox|innotek gmbh|\bvbox\b/i],
  ['Hyper-V', /microsoft corporation virtual machine|\bhyper-v\b/i],
  ['Parallels', /parallels/i],
  ['KVM/QEMU', /\bqemu\b|\bkvm\b|bochs|seabios/i],
  ['Xen', /\bxen\b/i],
  ['bhyve', /\bbhyve\b/i],
  ['Apple', /virtualmac/i],
];

const networkMakes: readonly (readonly [string, RegExp])[] = [
  ['VMware', /^00:(05:69|0c:29|1c:14|50:56):/i],
  ['VirtualBox', /^(08:00:27|0a:00:27):/i],
  ['Hyper-V', /^00:15:5d:/i],
  ['KVM/QEMU', /^52:54:00:/i],
  ['Parallels', /^00:1c:42:/i],
  ['Xen', /^00:16:3e:/i],
];

/**
 * The virtual machine that these signs point to; null for none. A real machine that runs virtual ones has their network addresses
 * beside its own, so addresses count only when there is no other.
 */
export function virtualMachineIn({ firmware, underHypervisor, macs }: MachineSigns): string | null {
  const said = firmware.map((text) => text.trim()).join(' ');
  const byFirmware = makes.find(([, make]) => make.test(said));
  if (byFirmware !== undefined) return byFirmware[0];
  const real = macs.filter((mac) => !/^(00:){5}00$/.test(mac));
  const makers = real.map((mac) => networkMakes.find(([, prefix]) => prefix.test(mac))?.[0]);
  const [first] = makers;
  if (first !== undefined && makers.every((maker) => maker !== undefined)) return first;
  return underHypervisor ? 'unknown' : null;
}

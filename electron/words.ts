/** The few words that the shell says itself, outside the page. */
interface ShellWords {
  readonly cannotStart: string;
  readonly unsaved: string;
  readonly stay: string;
  readonly closeAnyway: string;
  readonly edit: string;
  readonly view: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly actualSize: string;
  readonly fullScreen: string;
  readonly joinRoom: string;
  readonly quit: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
}

export const chinese: ShellWords = {
  cannotStart: 'Invigil 无法启动',
  unsaved: '有作答尚未保存。现在关闭会丢失它。',
  stay: '留下',
  closeAnyway: '仍然关闭',
  edit: '编辑',
  view: '显示',
  zoomIn: '放大',
  zoomOut: '缩小',
  actualSize: '实际大小',
  fullScreen: '全屏',
  joinRoom: '作为机位加入考场…',
  quit: '退出',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
};

export const english: ShellWords = {
  cannotStart: 'Invigil cannot start',
  unsaved: 'A response is not saved yet. Closing now would lose it.',
  stay: 'Stay',
  closeAnyway: 'Close anyway',
  edit: 'Edit',
  view: 'View',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  actualSize: 'Actual size',
  fullScreen: 'Full screen',
  joinRoom: 'Join a room as a seat…',
  quit: 'Quit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
};

/** The words for one system locale. */
export const shellWords = (locale: string): ShellWords => (locale.toLowerCase().startsWith('zh') ? chinese : english);

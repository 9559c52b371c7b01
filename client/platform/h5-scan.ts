/** Reading a code in the browser: by the camera where the browser can, else typed or sent by a hand scanner. */
import { ask } from './h5-dialogs';

type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> };
type Detecting = { BarcodeDetector?: new (options: { formats: string[] }) => Detector };

const LOOK_MS = 150;
const typed = () => ask({ title: '输入编码', text: '请用扫码枪扫，或输入屏幕上显示的编码', confirmText: '确定', wantsText: true });

/** The text of a code; null when cancelled. */
export async function scan(): Promise<string | null> {
  const { BarcodeDetector } = window as Detecting;
  if (!BarcodeDetector || !navigator.mediaDevices?.getUserMedia) return typed();
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).catch(() => null);
  if (!stream) return typed();
  try {
    const seen = await watch(stream, new BarcodeDetector({ formats: ['qr_code'] }));
    return seen === 'type' ? await typed() : seen;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

/** Shows what the camera sees until it reads a code, the person closes it, or asks to type. */
function watch(stream: MediaStream, detector: Detector): Promise<string | null> {
  return new Promise((resolve) => {
    const dialog = Object.assign(document.createElement('dialog'), { className: 'ask' });
    const video = Object.assign(document.createElement('video'), {
      className: 'ask-video',
      muted: true,
      playsInline: true,
      srcObject: stream,
    });
    const bar = Object.assign(document.createElement('div'), { className: 'ask-bar' });
    const button = (text: string, answer: string | null) =>
      Object.assign(document.createElement('button'), { className: 'ask-button', textContent: text, onclick: () => settle(answer) });
    let timer = 0;
    const settle = (answer: string | null) => {
      clearTimeout(timer);
      dialog.remove();
      resolve(answer);
    };
    const look = async () => {
      const [code] = await detector.detect(video).catch(() => []);
      if (code?.rawValue) settle(code.rawValue);
      else if (dialog.isConnected) timer = window.setTimeout(() => void look(), LOOK_MS);
    };
    bar.append(button('取消', null), button('手动输入', 'type'));
    dialog.setAttribute('aria-label', '对准二维码');
    dialog.append(video, bar);
    dialog.oncancel = () => settle(null);
    document.body.append(dialog);
    dialog.showModal();
    void video.play().then(look, () => settle('type'));
  });
}

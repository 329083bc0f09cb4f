/** off: nobody spoke yet. lost: it broke, and may be made again. */
export type VoiceStatus = 'off' | 'connecting' | 'connected' | 'lost' | 'no-microphone';

/** How long addresses of this machine are looked for (ms): there is no server to ask, they come at once. */
const gatherMs = 2_000;

/** A voice between two pages of one room. It goes from machine to machine: no server is asked, nothing leaves the room. */
export class VoiceLink {
  status = $state<VoiceStatus>('off');
  /** What this page's microphone hears, and what comes from the other page. */
  local = $state.raw<MediaStream | null>(null);
  remote = $state.raw<MediaStream | null>(null);
  #peer: RTCPeerConnection | null = null;

  /** Offers a voice: what the other page needs to answer. Null when there is no microphone. */
  async offer(): Promise<string | null> {
    const peer = await this.#open();
    if (peer === null) return null;
    await peer.setLocalDescription(await peer.createOffer());
    return this.#described(peer);
  }

  /** Takes the other page's answer to the offer. */
  async take(answer: string): Promise<void> {
    if (this.#peer?.signalingState === 'have-local-offer') {
      await this.#peer.setRemoteDescription({ type: 'answer', sdp: answer });
    }
  }

  /** Answers an offer. Null when there is no microphone. */
  async answer(offer: string): Promise<string | null> {
    const peer = await this.#open();
    if (peer === null) return null;
    await peer.setRemoteDescription({ type: 'offer', sdp: offer });
    await peer.setLocalDescription(await peer.createAnswer());
    return this.#described(peer);
  }

  close(): void {
    this.#peer?.close();
    this.#peer = null;
    for (const track of this.local?.getTracks() ?? []) track.stop();
    this.local = this.remote = null;
    this.status = 'off';
  }

  async #open(): Promise<RTCPeerConnection | null> {
    this.close();
    this.status = 'connecting';
    try {
      this.local = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, channelCount: 1 } });
    } catch {
      this.status = 'no-microphone';
      return null;
    }
    const peer = new RTCPeerConnection({ iceServers: [] });
    this.#peer = peer;
    for (const track of this.local.getTracks()) peer.addTrack(track, this.local);
    peer.ontrack = ({ streams, track }) => (this.remote = streams[0] ?? new MediaStream([track]));
    peer.onconnectionstatechange = () => {
      if (this.#peer !== peer) return;
      if (peer.connectionState === 'connected') this.status = 'connected';
      if (peer.connectionState === 'failed' || peer.connectionState === 'disconnected') this.status = 'lost';
    };
    return peer;
  }

  async #described(peer: RTCPeerConnection): Promise<string> {
    await new Promise<void>((done) => {
      if (peer.iceGatheringState === 'complete') done();
      peer.addEventListener('icegatheringstatechange', () => peer.iceGatheringState === 'complete' && done());
      setTimeout(done, gatherMs);
    });
    return peer.localDescription?.sdp ?? '';
  }
}

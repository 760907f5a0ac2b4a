/** Reads QR codes off a video: with the browser's `BarcodeDetector`, else with ZXing, whose WebAssembly is served with the app. */

export type QrReader = (video: HTMLVideoElement) => Promise<string | undefined>

interface Detector {
  readonly detect: (source: CanvasImageSource) => Promise<ReadonlyArray<{ readonly rawValue: string }>>
}

export const qrReader = async (): Promise<QrReader> => {
  const { BarcodeDetector } = globalThis as {
    readonly BarcodeDetector?: (new (options: object) => Detector) & {
      readonly getSupportedFormats: () => Promise<ReadonlyArray<string>>
    }
  }
  if (BarcodeDetector !== undefined && (await BarcodeDetector.getSupportedFormats()).includes("qr_code")) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] })
    return async (video) => (await detector.detect(video))[0]?.rawValue
  }
  const [{ prepareZXingModule, readBarcodes }, { default: wasm }] = await Promise.all([
    import("zxing-wasm/reader"),
    import("zxing-wasm/reader/zxing_reader.wasm?url")
  ])
  prepareZXingModule({ overrides: { locateFile: () => wasm } })
  const canvas = document.createElement("canvas")
  const context = canvas.getContext("2d", { willReadFrequently: true })!
  return async (video) => {
    canvas.width = video.videoWidth
    canvas.height = video.videoHeight
    if (canvas.width === 0) return undefined
    context.drawImage(video, 0, 0)
    const image = context.getImageData(0, 0, canvas.width, canvas.height)
    const [found] = await readBarcodes(image, { formats: ["QRCode"], maxNumberOfSymbols: 1 })
    return found?.text
  }
}

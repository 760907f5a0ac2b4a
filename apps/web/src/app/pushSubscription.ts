/** This browser's push subscription: where its push service takes what is for this device. */

export const canNotify = (): boolean => "serviceWorker" in navigator && "Notification" in globalThis

export const canBeWoken = (): boolean => canNotify() && "PushManager" in globalThis

/** Made for this relay's key, in place of one made for another's; `undefined` without a key. Rejects where the push service does not. */
export const subscribe = async (key: string | undefined): Promise<string | undefined> => {
  if (key === undefined || !canBeWoken()) return undefined
  const { pushManager } = await navigator.serviceWorker.ready
  const options = { userVisibleOnly: true, applicationServerKey: key }
  try {
    return (await pushManager.subscribe(options)).endpoint
  } catch (cause) {
    const before = await pushManager.getSubscription()
    if (before === null) throw cause
    await before.unsubscribe()
    return (await pushManager.subscribe(options)).endpoint
  }
}

export const unsubscribe = async (): Promise<void> => {
  if (!canBeWoken()) return
  const registration = await navigator.serviceWorker.getRegistration()
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}

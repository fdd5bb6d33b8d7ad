/**
 * User agents as these apps and browsers send them (2024 to 2026), for unit and end-to-end tests. Sources: the apps' open source (Telegram
 * for Android appends its name in BotWebViewContainer.java), public access logs and test suites of others.
 */
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 14; SM-S918B Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/129.0.6668.70 Mobile Safari/537.36';

/** In-app browsers, by app. */
export const IN_APP = {
  'telegram android': 'Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/129.0.6668.70 Mobile Safari/537.36 Telegram-Android/11.4.3 (Samsung SM-S918B; Android 14; SDK 34; HIGH)',
  'discord ios': `${IPHONE} Mobile/15E148 Discord/247.0`,
  'discord ios, with device': 'Mozilla/5.0 (iPhone; CPU iPhone OS 14_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Discord/78.0 (iPhone11,2; 14.4; Norway; nb)',
  'discord android': `${ANDROID} Discord-Android/248012;RNA`,
  'instagram ios': `${IPHONE} Mobile/15E148 Instagram 330.0.3.30.91 (iPhone15,2; iOS 17_5; en_US; en; scale=3.00; 1179x2556; 593378325)`,
  'instagram android': `${ANDROID} Instagram 350.0.0.30.103 Android (34/14; 480dpi; 1080x2088; samsung; SM-S918B; dm3q; qcom; en_US; 634108168)`,
  'x ios': `${IPHONE} Mobile/21G93 Twitter for iPhone/10.64.1`,
  'x android': `${ANDROID} TwitterAndroid`,
  'facebook ios': `${IPHONE} Mobile/21F90 [FBAN/FBIOS;FBAV/468.0.0.35.101;FBBV/604379301;FBDV/iPhone15,2;FBMD/iPhone;FBSN/iOS;FBSV/17.5;FBSS/3;FBID/phone;FBLC/en_US;FBOP/5]`,
  'facebook android': `${ANDROID} [FB_IAB/FB4A;FBAV/480.0.0.35.108;]`,
  'facebook messenger ios': `${IPHONE} Mobile/21F90 [FBAN/MessengerForiOS;FBAV/460.0.0.30.109;FBBV/604000001;FBDV/iPhone15,2]`,
  'facebook messenger android': `${ANDROID} [FB_IAB/Orca-Android;FBAV/401.0.0.14.97;]`,
  'wechat ios': 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.48(0x18003030) NetType/WIFI Language/zh_CN',
  'wechat android': `${ANDROID} XWEB/1260117 MMWEBSDK/20240404 MMWEBID/9203 MicroMessenger/8.0.49.2600(0x2800315A) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64`,
  'line ios': `${IPHONE} Mobile/15E148 Safari Line/14.9.0`,
  'line android': `${ANDROID} Line/14.9.1/IAB`,
} as const;

/** Ordinary browsers, wallets' browsers and programs that only sound like one of the above. */
export const NOT_IN_APP = {
  'Safari on an iPhone (also Telegram and X in the system view)': `${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`,
  'Chrome on an iPhone': `${IPHONE} CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1`,
  'Chrome on Android': 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Mobile Safari/537.36',
  'Firefox on Android': 'Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0',
  'Samsung Internet': 'Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36',
  'Phantom on an iPhone': `${IPHONE} Mobile/15E148 Phantom/ios/26.23.0.46452`,
  'Phantom on Android': 'Mozilla/5.0 (Linux; Android 14; Pixel 7; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36 Phantom/android/26.23.0',
  'Solflare on Android': `${ANDROID} Solflare`,
  'Trust on an iPhone': `${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1 Trust/iOS`,
  'an unknown webview on Android': ANDROID,
  'Chrome on a desktop': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'Safari on a Mac': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
  'the Discord desktop client': 'Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) discord/1.0.9013 Chrome/108.0.5359.215 Electron/22.3.2 Safari/537.36',
  'the crawler of Discord': 'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
  'the crawler of Telegram': 'TelegramBot (like TwitterBot)',
  'the crawler of Facebook': 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
} as const;

import { USDC_MINT } from '../../src/solana/mints.ts';
import type { ProductRow } from '../db/products.ts';
import { DEFAULT_FEE, OWNER_ID } from './merchant.ts';
import { stableId } from './stable.ts';
import { sandboxWallet } from './wallets.ts';

/** Sellers of the seeded products. `lantern` is left without a USDC account, so that a buyer sees (and pays) the deposit for opening it. */
export const SELLERS = {
  tidewater: sandboxWallet('tidewater').publicKey.toBase58(),
  ferry: sandboxWallet('ferry').publicKey.toBase58(),
  lantern: sandboxWallet('lantern').publicKey.toBase58(),
  sextant: sandboxWallet('sextant').publicKey.toBase58(),
  keeper: sandboxWallet('keeper').publicKey.toBase58(),
} as const;

const BRANDS = {
  tidewater: { brand_name: 'Tidewater', logo_url: '/assets/tidewater-mark.svg', accent_color: '#0a5a94', support_url: 'https://example.com/tidewater/help' },
  ferry: { brand_name: 'Night Ferry', logo_url: '/assets/ferry-mark.svg', accent_color: '#2b3a8c', support_url: 'https://example.com/ferry/help' },
  lantern: { brand_name: 'Lantern Guild', logo_url: '/assets/lantern-mark.svg', accent_color: '#6b3fa0', support_url: 'https://example.com/lantern/help' },
  sextant: { brand_name: 'Sextant Press', logo_url: '/assets/sextant-mark.svg', accent_color: '#3d6b35', support_url: 'https://example.com/sextant/help' },
  keeper: { brand_name: 'Keepers of the North Light', logo_url: '/assets/keeper-mark.svg', accent_color: '#a33259', support_url: 'https://example.com/keepers/help' },
} as const;

/** The day the sandbox opened; fixed, so that seeds are equal everywhere. */
const OPENED_AT = Date.UTC(2026, 0, 12, 9, 0, 0);
const NO_FEE = { fee_bps: 0, fee_flat_cents: 0, fee_cap_cents: null } as const;

type Seed = Pick<ProductRow, 'slug' | 'title' | 'description' | 'amount' | 'delivery_type' | 'delivery_value'> & { readonly seller: keyof typeof SELLERS } & Partial<ProductRow>;

function product({ seller, ...seed }: Seed, at: number): ProductRow {
  const createdAt = OPENED_AT + at * 3_600_000;
  return {
    id: stableId(`product:${seed.slug}`),
    owner_id: OWNER_ID,
    product_type: 'PAYMENT_LINK',
    status: 'ACTIVE',
    image_url: `/assets/${seed.slug}.svg`,
    token_mint: USDC_MINT,
    merchant_wallet: SELLERS[seller],
    tip_presets: null,
    ...DEFAULT_FEE,
    max_payments: null,
    payment_count: 0,
    total_volume: 0,
    membership_config: null,
    checkout_config: BRANDS[seller],
    session_seconds: null,
    created_at: createdAt,
    updated_at: createdAt,
    ...seed,
  };
}

/** A membership of 30 days in a chat; `required`: access cannot be given without knowing to whom. */
function chatMembership(platform: 'TELEGRAM' | 'DISCORD', required: boolean): NonNullable<ProductRow['membership_config']> {
  return {
    enabled: true,
    platform,
    access_mode: 'INVITE_LINK',
    identity_type: `${platform}_USER_ID`,
    identity_label: platform === 'TELEGRAM' ? 'Telegram username' : 'Discord username',
    identity_required: required,
    renewal_mode: 'ONE_OFF',
    billing_interval_days: 30,
    grace_period_days: 3,
  };
}

const SEEDS: readonly Seed[] = [
  {
    slug: 'tidewater-circle',
    seller: 'tidewater',
    title: 'Tidewater Circle, one season',
    description: 'A season of letters from people who live by the sea, and the room where they are discussed.\n\n- Twelve letters, one each week\n- The full archive since 2019\n- Two evening calls with the authors',
    amount: 29_000_000,
    delivery_type: 'REDIRECT',
    delivery_value: 'https://example.com/tidewater/welcome',
    checkout_config: { ...BRANDS.tidewater, success_label: 'Open the reading room' },
  },
  {
    slug: 'harbour-postcards',
    seller: 'tidewater',
    title: 'Harbour postcards, set of six',
    description: 'Six riso-printed cards of small harbours, posted within three days.\n\n- Printed in two colours on 350 g card\n- Postage included everywhere\n- You enter your address on the next page',
    amount: 12_500_000,
    delivery_type: 'REDIRECT',
    delivery_value: 'https://example.com/tidewater/postcards/address',
    ...NO_FEE,
  },
  {
    slug: 'night-ferry',
    seller: 'ferry',
    title: 'Night Ferry, 30 days',
    description: 'A quiet Telegram room for night-shift workers and the sleepless.\n\n- Invite for one person\n- Access for 30 days\n- Does not renew by itself',
    amount: 15_000_000,
    delivery_type: 'TELEGRAM_INVITE',
    delivery_value: 'https://t.me/+sandboxNightFerry',
    membership_config: chatMembership('TELEGRAM', false),
  },
  {
    slug: 'lantern-guild',
    seller: 'lantern',
    title: 'Lantern Guild, 30 days',
    description: 'The Discord server of people who repair old lamps and radios.\n\n- Member role for 30 days\n- Parts exchange and wiring diagrams\n- Weekly workbench call',
    amount: 9_500_000,
    delivery_type: 'DISCORD_INVITE',
    delivery_value: 'https://discord.gg/sandbox-lantern-guild',
    membership_config: chatMembership('DISCORD', false),
  },
  {
    slug: 'sextant-field-guide',
    seller: 'sextant',
    title: 'The Sextant Field Guide',
    description: 'How to find where you are with the sun, a horizon and a wristwatch.\n\n- 148 pages as PDF and EPUB\n- Tables until 2031\n- Free corrections',
    amount: 4_900_000,
    delivery_type: 'DOWNLOAD',
    delivery_value: 'https://example.com/sextant/field-guide.zip',
  },
  {
    slug: 'quiet-hours',
    seller: 'sextant',
    title: 'Quiet Hours, day pass',
    description: 'One day in the reading room above the shop, between ten and six.\n\n- A code for the door\n- Tea and a desk by the window\n- Good for any day this year',
    amount: 7_250_000,
    delivery_type: 'TEXT',
    delivery_value: 'QH-7F3K-29TD-XM41',
  },
  {
    slug: 'first-light-chart',
    seller: 'sextant',
    title: 'First Light, signed chart',
    description: 'A hand-drawn chart of the northern approaches, numbered and signed.\n\n- Edition of 40\n- 60 by 80 cm on rag paper',
    amount: 180_000_000,
    delivery_type: 'REDIRECT',
    delivery_value: 'https://example.com/sextant/chart/address',
    max_payments: 40,
    payment_count: 40,
    total_volume: 7_200_000_000,
  },
  {
    slug: 'winter-crossing',
    seller: 'ferry',
    title: 'Winter Crossing, reserved seat',
    description: 'Two nights on the slow boat north. Sales open again when the ice is gone.\n\n- A cabin for two\n- Breakfast on deck, weather permitting',
    amount: 64_000_000,
    delivery_type: 'REDIRECT',
    delivery_value: 'https://example.com/ferry/winter-crossing',
    status: 'PAUSED',
  },
  {
    slug: 'keepers-fund',
    seller: 'keeper',
    product_type: 'TIP_JAR',
    title: 'Keep the North Light lit',
    description: 'Every gift goes into lamp oil, paint and the boat that brings both.',
    amount: null,
    tip_presets: [2_000_000, 5_000_000, 10_000_000, 25_000_000],
    delivery_type: 'NONE',
    delivery_value: null,
  },
  {
    slug: 'crew-room',
    seller: 'ferry',
    title: 'Crew Room, 30 days',
    description: 'The working channel of the Night Ferry crew. You need a personal link from the crew to get in.\n\n- Invite for the person named in your link\n- Access for 30 days',
    amount: 21_000_000,
    delivery_type: 'TELEGRAM_INVITE',
    delivery_value: 'https://t.me/+sandboxCrewRoom',
    membership_config: chatMembership('TELEGRAM', true),
  },
];

/** The products every sandbox starts with, in the order they are listed. */
export const SEEDED_PRODUCTS: readonly ProductRow[] = SEEDS.map(product);

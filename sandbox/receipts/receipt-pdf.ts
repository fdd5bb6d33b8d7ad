import PDFDocument from 'pdfkit';
import { create as createQr } from 'qrcode';
import type { ReceiptRow } from '../db/receipts.ts';
import { displayAmount } from '../api/views/receipt-view.ts';
import type { ReceiptDocument } from './receipt-document.ts';
import { pdfText } from './pdf-text.ts';
import type { ReceiptVerdict } from './verify-receipt.ts';

export interface ReceiptPdfParts {
  readonly document: ReceiptDocument;
  readonly receipt: ReceiptRow;
  readonly verdict: ReceiptVerdict;
  readonly keyId: string;
  /** Page on which anybody can check the receipt; also in the QR code. */
  readonly verifyUrl: string;
}

const INK = '#16191d';
const INK_2 = '#59616b';
const LINE = '#d9dde2';
const SETTLED = '#1f6f5c';
const REFUSED = '#a03a2c';
const LEFT = 56;
const WIDTH = 595.28 - 2 * LEFT;

/** Renders one A4 page: what was bought, what was paid to whom, and how to check it. The same receipt gives the same page, but for the time of the check. */
export function receiptPdf(parts: ReceiptPdfParts): Promise<Uint8Array<ArrayBuffer>> {
  const { document, receipt } = parts;
  const createdAt = new Date(receipt.created_at);
  const pdf = new PDFDocument({ size: 'A4', margin: LEFT, info: { Title: `Receipt ${receipt.id}`, Author: pdfText(document.seller_name), Creator: 'Hilt sandbox', CreationDate: createdAt, ModDate: createdAt } });
  const chunks: Buffer[] = [];
  const done = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on('error', reject);
  });
  head(pdf, document);
  amountBlock(pdf, document);
  facts(pdf, 'Payment', paymentFacts(document));
  facts(pdf, 'Proof', proofFacts(parts));
  verdictBlock(pdf, parts);
  foot(pdf);
  pdf.end();
  return done;
}

type Pdf = InstanceType<typeof PDFDocument>;

function head(pdf: Pdf, { seller_name: seller, issued_at: issuedAt }: ReceiptDocument): void {
  pdf.font('Helvetica-Bold').fontSize(11).fillColor(INK).text(pdfText(seller), LEFT, 56, { width: WIDTH / 2 });
  pdf.font('Helvetica').fillColor(INK_2).text('Payment receipt', LEFT + WIDTH / 2, 56, { width: WIDTH / 2, align: 'right' });
  pdf.fontSize(9).text(readableTime(issuedAt), LEFT + WIDTH / 2, 71, { width: WIDTH / 2, align: 'right' });
}

function amountBlock(pdf: Pdf, document: ReceiptDocument): void {
  pdf.font('Helvetica-Bold').fontSize(30).fillColor(INK).text(displayAmount(document), LEFT, 116, { width: WIDTH });
  pdf.font('Helvetica').fontSize(13).fillColor(INK_2).text(pdfText(document.product_title), LEFT, pdf.y + 2, { width: WIDTH });
  pdf.y += 18;
}

function facts(pdf: Pdf, title: string, rows: readonly (readonly [string, string])[]): void {
  rule(pdf);
  pdf.font('Helvetica-Bold').fontSize(10).fillColor(INK).text(title, LEFT, pdf.y + 12);
  pdf.y += 6;
  for (const [label, value] of rows) {
    const top = pdf.y;
    const code = isCode(value);
    pdf.font('Helvetica').fontSize(9).fillColor(INK_2).text(label, LEFT, top, { width: 120 });
    pdf.font(code ? 'Courier' : 'Helvetica').fontSize(code ? 8 : 9).fillColor(INK).text(value, LEFT + 124, code ? top + 1 : top, { width: WIDTH - 124 });
    pdf.y = Math.max(pdf.y, top + 11) + 5;
  }
  pdf.y += 8;
}

/** Addresses, hashes and signatures are what readers compare sign by sign. */
function isCode(value: string): boolean {
  return /^[A-Za-z0-9+/=_:-]{30,}$/.test(value);
}

function paymentFacts(document: ReceiptDocument): (readonly [string, string])[] {
  const part = (amount: number): string => displayAmount({ ...document, amount_minor_units: amount });
  return [
    ['To the seller', part(document.merchant_amount_minor_units)],
    ['Hilt fee', part(document.fee_minor_units)],
    ['Paid from', document.payer_wallet],
    ['Paid to', document.merchant_wallet],
    ['On Solana', `${readableTime(document.block_time)}, slot ${document.slot}`],
    ['Transaction', document.tx_signature],
  ];
}

function proofFacts({ document, receipt, keyId }: ReceiptPdfParts): (readonly [string, string])[] {
  return [
    ['Receipt', document.receipt_id],
    ['SHA-256', receipt.receipt_hash],
    ['Ed25519 signature', receipt.signature],
    ['Key', keyId],
  ];
}

function verdictBlock(pdf: Pdf, { verdict, verifyUrl }: ReceiptPdfParts): void {
  rule(pdf);
  const top = pdf.y + 16;
  qr(pdf, verifyUrl, LEFT, top, 92);
  pdf.font('Helvetica-Bold').fontSize(11).fillColor(verdict.valid ? SETTLED : REFUSED).text(verdict.valid ? 'Hilt confirms this receipt' : 'This receipt does not verify', LEFT + 112, top + 6, { width: WIDTH - 112 });
  pdf.font('Helvetica').fontSize(9).fillColor(INK_2).text(`Checked ${readableTime(verdict.checked_at)}. Content ${word(verdict.hash_valid)}, signature ${word(verdict.signature_valid)}. Check it again at`, { width: WIDTH - 112 });
  pdf.fillColor(INK).text(verifyUrl, { width: WIDTH - 112, link: verifyUrl });
}

function word(ok: boolean): string {
  return ok ? 'matches' : 'does not match';
}

function foot(pdf: Pdf): void {
  pdf.font('Helvetica').fontSize(8).fillColor(INK_2).text('Issued by a local sandbox. No real money was moved.', LEFT, 842 - LEFT - 12, { width: WIDTH, lineBreak: false });
}

function rule(pdf: Pdf): void {
  pdf.moveTo(LEFT, pdf.y).lineTo(LEFT + WIDTH, pdf.y).lineWidth(0.6).strokeColor(LINE).stroke();
}

function qr(pdf: Pdf, text: string, x: number, y: number, size: number): void {
  const { modules } = createQr(text, { errorCorrectionLevel: 'M' });
  const side = size / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) pdf.rect(x + column * side, y + row * side, side, side);
    }
  }
  pdf.fillColor(INK).fill();
}

/** "2026-05-04T13:42:10Z" as "2026-05-04 13:42:10 UTC" */
function readableTime(iso: string): string {
  return iso.replace('T', ' ').replace('Z', ' UTC');
}

// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { stage } from '../../testing/screen-stage.tsx';
import { ActionBar } from './action-bar.tsx';
import { Facts } from './facts.tsx';
import { CopyLink } from './link-row.tsx';
import { COPY } from '../icons/shell-icons.ts';

const ID = '7c1e9a52-4f0b-4d7e-9c35-2b8f6a10d9e4';
const facts = <Facts facts={[{ key: 'id', label: 'Payment ID', id: ID, ends: 8, copyLabel: 'Copy payment ID' }]} />;
const refuse = async (): Promise<boolean> => false;

afterEach(cleanup);

describe('copying', () => {
  it('copies the whole id and says so where it was pressed', async () => {
    const copy = vi.fn(async () => true);
    const { container } = await stage(facts, { copy });
    expect(container.textContent).toContain('7c1e9a52…6a10d9e4');
    fireEvent.click(screen.getByRole('button', { name: 'Copy payment ID' }));
    await screen.findByText('Copied');
    expect(copy).toHaveBeenCalledExactlyOnceWith(ID);
  });

  it('shows the whole id to be copied by hand when the browser refuses', async () => {
    await stage(facts, { copy: refuse });
    fireEvent.click(screen.getByRole('button', { name: 'Copy payment ID' }));
    expect((await screen.findByText(ID)).getAttribute('data-whole')).not.toBeNull();
  });

  it('does the same for a link and for the action of a screen', async () => {
    await stage(
      <>
        <CopyLink icon={COPY} text="the report">
          Copy a report
        </CopyLink>
        <ActionBar money={{ state: 'empty', text: 'Nothing has moved.' }} action={{ kind: 'copy', label: 'Copy it', text: 'the code' }} />
      </>,
      { copy: refuse },
    );
    fireEvent.click(screen.getByRole('button', { name: 'Copy a report' }));
    await screen.findByText('the report');
    fireEvent.click(screen.getByRole('button', { name: 'Copy it' }));
    await screen.findByText('the code');
    expect(screen.getAllByText('Copy it by hand')).toHaveLength(2);
  });
});

import './buy.css';
import './method-list.css';
import './price-block.css';

/** The boxes of what is bought, not yet filled: same places, same heights, so nothing moves when they are. */
export function BuySkeleton({ label }: { readonly label: string }) {
  return (
    <section className="buy" aria-busy="true" aria-label={label}>
      <div className="seller" aria-hidden="true">
        <span className="seller-logo bone-box" />
        <div className="seller-text">
          <p className="seller-name">
            <span className="bone" data-length="a" />
          </p>
          <p className="seller-detail">
            <span className="bone" data-length="b" />
          </p>
        </div>
      </div>
      <div className="cover bone-box" aria-hidden="true" />
      <h1 className="product">
        <span className="sr">{label}</span>
        <span className="bone" data-length="d" aria-hidden="true" />
      </h1>
      <p className="price" aria-hidden="true">
        <span className="price-fit">
          <span className="price-n">
            <span className="bone" data-length="b" />
          </span>
        </span>
      </p>
      <p className="price-note" aria-hidden="true">
        <span className="bone" data-length="d" />
      </p>
      <div className="gets" aria-hidden="true">
        <p className="label">
          <span className="bone" data-length="b" />
        </p>
        <ul>
          {['a', 'b', 'c'].map((line) => (
            <li key={line}>
              <span className="bone" data-length="b" />
              <span className="bone" data-length="d" />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

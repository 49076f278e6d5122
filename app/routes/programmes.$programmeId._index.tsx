export default function Overview() {
  return <p>x</p>;
}

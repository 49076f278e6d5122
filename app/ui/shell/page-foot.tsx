// The foot of every page: for an administrator on the embedded database, what that database is not for.
export function PageFoot({ text }: { text: string | null }) {
  if (text === null) return null;
  return <footer className="page-foot no-print">{text}</footer>;
}

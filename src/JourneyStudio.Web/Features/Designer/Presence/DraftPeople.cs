using System.Collections.Concurrent;
using JourneyStudio.Web.Shared.Localisation;

namespace JourneyStudio.Web.Features.Designer.Presence;

/// <summary>Who has which journey open: on this node, and what other nodes have told of theirs.</summary>
internal sealed class DraftPeople
{
    /// <summary>Other nodes need to see where somebody works, not all that is in a large selection.</summary>
    private const int MostTold = 100;

    private readonly ConcurrentDictionary<Seat, byte> seats = new();
    private readonly ConcurrentDictionary<Guid, (SeatWord Word, DateTimeOffset HeardAt)> elsewhere = new();

    /// <summary>Called with every change of a seat on this node; must return at once.</summary>
    public Action<SeatWord>? Said { get; set; }

    /// <summary>Takes a seat until the result is disposed. <paramref name="changed"/> is called whenever the others change, in the language of whoever enters, and must return at once.</summary>
    public Seat Enter(string definitionId, long account, string name, Action changed)
    {
        var seat = new Seat(this, definitionId, account, name, OwnLanguage.Keep(changed));
        seats[seat] = 0;
        Tell(seat);
        return seat;
    }

    /// <summary>Another node tells of a seat there.</summary>
    public void Hear(SeatWord word, DateTimeOffset at)
    {
        if (word.Here) elsewhere[word.Seat] = (word, at);
        else elsewhere.TryRemove(word.Seat, out _);
        TellHere(word.Journey);
    }

    /// <summary>Tells of every seat on this node, for nodes that have not heard of it.</summary>
    public void SayAgain()
    {
        foreach (var seat in seats.Keys) Said?.Invoke(seat.InWords(gone: false));
    }

    /// <summary>Seats elsewhere that nobody has told of since are empty.</summary>
    public void Forget(DateTimeOffset since)
    {
        foreach (var (seat, told) in elsewhere)
        {
            if (told.HeardAt < since && elsewhere.TryRemove(seat, out _)) TellHere(told.Word.Journey);
        }
    }

    private void Tell(Seat about, bool gone = false)
    {
        foreach (var seat in Beside(about)) seat.Changed();
        Said?.Invoke(about.InWords(gone));
    }

    private void TellHere(string definitionId)
    {
        foreach (var seat in seats.Keys.Where(seat => seat.DefinitionId == definitionId)) seat.Changed();
    }

    private IEnumerable<Seat> Beside(Seat seat) => seats.Keys.Where(other => other != seat && other.DefinitionId == seat.DefinitionId);

    /// <summary>One page with the journey open.</summary>
    internal sealed class Seat(DraftPeople people, string definitionId, long account, string name, Action changed) : IDisposable
    {
        private readonly Guid id = Guid.NewGuid();
        private IReadOnlyList<string> selected = [];
        private bool away;

        internal string DefinitionId => definitionId;

        internal Action Changed => changed;

        public IReadOnlyList<PersonView> Others
        {
            get
            {
                var here = people.Beside(this).Where(other => !other.away).Select(other => new PersonView(other.Name, other.Account == account, other.selected));
                var elsewhere = people.elsewhere.Values.Select(told => told.Word).Where(word => word.Journey == definitionId).Select(word => new PersonView(word.Name, word.Account == account, word.Selected));
                return [.. here.Concat(elsewhere).OrderBy(person => person.Self).ThenBy(person => person.Name, StringComparer.Ordinal)];
            }
        }

        private string Name => name;

        private long Account => account;

        public void Select(IReadOnlyList<string> ids)
        {
            selected = ids;
            people.Tell(this);
        }

        /// <summary>Without a browser nobody sits here.</summary>
        public void Connected(bool here)
        {
            away = !here;
            people.Tell(this);
        }

        internal SeatWord InWords(bool gone) => new(id, definitionId, account, name, [.. selected.Take(MostTold)], !gone && !away);

        public void Dispose()
        {
            people.seats.TryRemove(this, out _);
            people.Tell(this, gone: true);
        }
    }
}

using System.Collections.Concurrent;
using JourneyStudio.Web.Shared.Localisation;

namespace JourneyStudio.Web.Features.Designer.Presence;

/// <summary>Who has which journey open on this node. Those on other nodes are not seen; their edits are.</summary>
internal sealed class DraftPeople
{
    private readonly ConcurrentDictionary<Seat, byte> seats = new();

    /// <summary>Takes a seat until the result is disposed. <paramref name="changed"/> is called whenever the others change, in the language of whoever enters, and must return at once.</summary>
    public Seat Enter(string definitionId, long account, string name, Action changed)
    {
        var seat = new Seat(this, definitionId, account, name, OwnLanguage.Keep(changed));
        seats[seat] = 0;
        Tell(seat);
        return seat;
    }

    private void Tell(Seat about)
    {
        foreach (var seat in Beside(about)) seat.Changed();
    }

    private IEnumerable<Seat> Beside(Seat seat) => seats.Keys.Where(other => other != seat && other.DefinitionId == seat.DefinitionId);

    /// <summary>One page with the journey open.</summary>
    internal sealed class Seat(DraftPeople people, string definitionId, long account, string name, Action changed) : IDisposable
    {
        private IReadOnlyList<string> selected = [];
        private bool away;

        internal string DefinitionId => definitionId;

        internal Action Changed => changed;

        public IReadOnlyList<PersonView> Others =>
            [.. people.Beside(this).Where(other => !other.away).Select(other => new PersonView(other.Name, other.Account == account, other.selected)).OrderBy(person => person.Self).ThenBy(person => person.Name, StringComparer.Ordinal)];

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

        public void Dispose()
        {
            people.seats.TryRemove(this, out _);
            people.Tell(this);
        }
    }
}

namespace JourneyStudio.Storage.Organisation.HandingOver;

/// <summary>Who hands over to whom.</summary>
/// <param name="From">Key of the staff person.</param>
/// <param name="To">Keys of those who take over: several share evenly.</param>
/// <param name="Leaves">Whether the person leaves: then they get nothing new from the first moment on, and what they write is nobody's of the house.</param>
/// <param name="Moves">Whether members belong to the store of their new guide from then on.</param>
public sealed record HandoverWish(string From, IReadOnlyList<string> To, bool Leaves, bool Moves);

/// <summary>What somebody has that would be handed over.</summary>
/// <param name="Members">Members they care for.</param>
/// <param name="Tasks">Tasks still to be done.</param>
/// <param name="Codes">QR codes in their name.</param>
public sealed record HandoverCounts(int Members, int Tasks, int Codes)
{
    public bool IsNothing => Members + Tasks + Codes == 0;
}

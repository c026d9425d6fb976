namespace JourneyStudio.Web.Features.Designer.Presence;

/// <summary>What nodes tell each other of one page that has a journey open.</summary>
/// <param name="Selected">Ids of the activities that are chosen there, the first hundred.</param>
/// <param name="Here">False once nobody sits there any more.</param>
internal sealed record SeatWord(Guid Seat, string Journey, long Account, string Name, IReadOnlyList<string> Selected, bool Here);

using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Mailbox;

public sealed partial class MailboxList(NavigationManager navigation, TimeProvider clock)
{
    [Parameter, EditorRequired] public IReadOnlyList<MailboxMessage> Messages { get; set; } = [];

    [Parameter, EditorRequired] public ContentNames Names { get; set; } = null!;

    /// <summary>What of each member's messages is hidden.</summary>
    [Parameter, EditorRequired] public PersonalMasks Masks { get; set; } = null!;

    [Parameter] public long? Selected { get; set; }

    [CascadingParameter] private ViewerSettings Viewer { get; set; } = null!;

    private IEnumerable<IGrouping<string, MailboxMessage>> Days
    {
        get
        {
            var today = DayOf(clock.GetUtcNow());
            return Messages.GroupBy(item => DayOf(item.Message.RecordedAt) is var day && day == today ? L["Today"].Value : Moments.Date(day, today));
        }
    }

    private DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Moments.InZoneOf(at, Viewer).DateTime);

    private string Open(MailboxMessage item) => MailboxAddress.Open(navigation, item.Message.Id);
}

using System.Globalization;
using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Members;

public sealed partial class MemberHead
{
    [Parameter, EditorRequired] public MemberProfile Profile { get; set; } = null!;

    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter, EditorRequired] public PersonalMask Mask { get; set; } = null!;

    [Parameter] public EventCallback OnReveal { get; set; }

    private MemberRow Member => Profile.Member;

    private string Orders
    {
        get
        {
            var paid = Profile.Orders.Where(order => order.Status == "paid").ToList();
            return paid.Count == 0 ? "0" : string.Create(CultureInfo.CurrentCulture, $"{paid.Count} · {MemberWords.Money(paid.Sum(order => order.Total), paid[0].Currency)}");
        }
    }
}
